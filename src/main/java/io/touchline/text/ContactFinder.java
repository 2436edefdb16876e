package io.touchline.text;

import io.touchline.text.Contact.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds contact ids, group numbers, links and shop codes, which no word list can: an id is any row of letters and
 * digits, and only the word before it says what it is. That is looked for from the id backwards, over a few words that
 * may stand between, so the work is linear in the text. Stateless.
 */
public final class ContactFinder {

    private static final int MOST_STEPS = 6;
    private static final int LONGEST_WORD = 8;

    private static final int SHORTEST_ID = 5;
    private static final int LONGEST_ID = 32;
    private static final int SHORTEST_GROUP = 6;
    private static final int SHORTEST_PHONE = 9;

    /** Messengers and how they are cloaked. */
    private static final Set<String> MESSENGERS = Set.of(
            "微信",
            "薇信",
            "威信",
            "徽信",
            "维信",
            "v信",
            "vx",
            "wx",
            "weixin",
            "wechat",
            "绿泡泡",
            "绿色软件",
            "卫星号",
            "扣扣",
            "企鹅",
            "企鹅号",
            "qq",
            "扣号",
            "电报",
            "电报号",
            "飞机号",
            "纸飞机",
            "tg",
            "telegram",
            "whatsapp",
            "lineid",
            "snapchat",
            "kik",
            "微号",
            "薇号",
            "v号");

    /** One more thing has to say so: 加 before them, or a heart, 号 or a colon behind. */
    private static final Set<String> SHORT_MESSENGERS = Set.of("v", "微", "薇", "威", "q", "扣", "卫星", "飞机", "snap");

    /** Those that an id is written onto without a blank. */
    private static final List<String> GLUED = List.of("qq", "vx", "wx", "weixin", "wechat", "v", "q");

    private static final Set<String> GROUPS = Set.of("群", "裙", "群号", "裙号", "qun");

    /** A number beside them is a contact if it is as long as a telephone number; 她手机号 gives away another's. */
    private static final Set<String> CALLS = Set.of("text", "sms", "致电");

    private static final Set<String> BETWEEN = Set.of(
            "号", "码", "是", "为", "加", "搜", "我", "的", "群", "裙", "找", "me", "us", "on", "at", "my", "is", "id", "add",
            "number", "no", "now", "the");

    /** What is counted behind a number. */
    private static final String MEASURES = "人个元块年月日万亿次票分秒位米名场届岁度条";

    private ContactFinder() {}

    /** The contacts in a text, by place. */
    public static List<Contact> find(CanonicalText text) {
        List<Contact> found = new ArrayList<>();
        if (!text.anyRun()) {
            return found;
        }
        ShopCodes.addTo(found, text);
        for (int begin = text.nextInRun(0); begin < text.length(); ) {
            int end = endOfId(text, begin);
            Optional<Kind> link = Links.kind(text, begin, end);
            if (link.isPresent()) {
                found.add(new Contact(link.get(), new Span(begin, end)));
            } else if (end - begin <= LONGEST_ID) {
                addAnnounced(found, text, begin, end);
            }
            begin = text.nextInRun(end);
        }
        found.sort(Comparator.comparingInt(contact -> contact.canonical().begin()));
        return List.copyOf(found);
    }

    /** Letters and digits with nothing between but what addresses and ids hold; blanks only between digits. */
    private static int endOfId(CanonicalText text, int begin) {
        int end = begin + 1;
        while (end < text.length() && text.inRun(end) && joined(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean joined(CanonicalText text, int at) {
        String between = between(text, at);
        if (between.isEmpty()) {
            return true;
        }
        boolean digits = text.isDigit(at - 1) && text.isDigit(at);
        return between.length() == 1 && (digits ? " -_./".contains(between) : "_-./@?=&．／＿".contains(between));
    }

    /** What was taken out just before a unit. */
    static String between(CanonicalText text, int at) {
        int from = text.end(at - 1);
        int to = text.begin(at);
        return to > from ? text.original().substring(from, to) : "";
    }

    private static void addAnnounced(List<Contact> found, CanonicalText text, int begin, int end) {
        // In vx12345 the messenger is the beginning of the id itself; in @tgold32 it is not.
        for (String word : GLUED) {
            int behind = begin + word.length();
            if (behind + SHORTEST_ID <= end
                    && text.chars().startsWith(word, begin)
                    && text.isDigit(end - 1)
                    && (MESSENGERS.contains(word) || inCompany(text, begin, behind))) {
                found.add(new Contact(Kind.MESSENGER, new Span(begin, end)));
                return;
            }
        }
        int digits = 0;
        for (int i = begin; i < end; i++) {
            digits += text.isDigit(i) ? 1 : 0;
        }
        new Announcement(text, begin, end, digits).addTo(found);
    }

    /** True if a short word means a messenger: something before or behind it says so. */
    private static boolean inCompany(CanonicalText text, int begin, int end) {
        if (begin > 0 && "加➕".indexOf(text.chars().charAt(begin - 1)) >= 0 || soundsLikeAdd(text, begin)) {
            return true;
        }
        String before = begin > 0 ? between(text, begin) : text.original().substring(0, text.begin(0));
        if (before.endsWith("+") || before.endsWith("＋")) {
            return true;
        }
        if (end == text.length()) {
            return false;
        }
        String behind = between(text, end);
        return text.isMark(end)
                || text.chars().charAt(end) == '号'
                || behind.indexOf(':') >= 0
                || behind.indexOf('：') >= 0
                || behind.startsWith("❤")
                || behind.startsWith("♥");
    }

    /** 家 for 加 before a place, but not the end of 大家 or 国家. */
    private static boolean soundsLikeAdd(CanonicalText text, int at) {
        return at > 0
                && "十佳家".indexOf(text.chars().charAt(at - 1)) >= 0
                && (at == 1
                        || !Character.isIdeographic(text.chars().charAt(at - 2))
                        || text.gapBefore(at - 1) != Gap.NONE);
    }

    /** A row of letters and digits, and what stands before it. */
    private record Announcement(CanonicalText text, int begin, int end, int digits) {

        void addTo(List<Contact> found) {
            if (end - begin < SHORTEST_ID
                    || end < text.length() && MEASURES.indexOf(text.chars().charAt(end)) >= 0) {
                return;
            }
            int at = begin;
            for (int step = 0; step <= MOST_STEPS && at > 0; step++) {
                for (int length = Math.min(LONGEST_WORD, at); length > 0; length--) {
                    Kind kind = kind(at - length, at);
                    if (kind != null) {
                        found.add(new Contact(kind, new Span(at - length, end)));
                        return;
                    }
                }
                at = before(at);
                if (at < 0) {
                    return;
                }
            }
        }

        private Kind kind(int from, int to) {
            if (!text.wordBoundaryBefore(from) || !text.wordBoundaryBefore(to)) {
                return null;
            }
            String word = text.chars().substring(from, to);
            boolean number = digits == end - begin;
            if (GROUPS.contains(word)) {
                return number && digits >= SHORTEST_GROUP && digits < 12 ? Kind.GROUP : null;
            }
            if (CALLS.contains(word)) {
                return number && digits >= SHORTEST_PHONE ? Kind.MESSENGER : null;
            }
            boolean messenger =
                    MESSENGERS.contains(word) || SHORT_MESSENGERS.contains(word) && inCompany(text, from, to);
            return messenger && (digits > 0 || handle()) ? Kind.MESSENGER : null;
        }

        /** Letters alone are an id if a mark says so: {@code @name}, {@code 微信：name}, {@code my_name}. */
        private boolean handle() {
            String before = begin > 0 ? between(text, begin) : "";
            boolean han = begin > 0 && !text.inRun(begin - 1);
            return joined() || before.endsWith("@") || han && (before.contains(":") || before.contains("："));
        }

        /** Not by what nobody sees, nor by how long a letter is drawn. */
        private boolean joined() {
            for (int i = begin + 1; i < end; i++) {
                if (text.gapBefore(i).strongerThan(Gap.INVISIBLE)) {
                    return true;
                }
            }
            return false;
        }

        /** The place before a mark or a word that may stand between; −1 if something else stands there. */
        private int before(int at) {
            if (text.gapBefore(at) == Gap.SENTENCE) {
                return -1;
            }
            if (text.isMark(at - 1)) {
                return at - 1;
            }
            for (int length = Math.min(LONGEST_WORD, at); length > 0; length--) {
                if (text.wordBoundaryBefore(at - length)
                        && BETWEEN.contains(text.chars().substring(at - length, at))) {
                    return at - length;
                }
            }
            return -1;
        }
    }
}
