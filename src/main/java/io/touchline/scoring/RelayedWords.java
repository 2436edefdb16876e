package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that a comment passes on without quotation marks, as sites and their readers write it: behind a colon whose head
 * denounces or shows a comment (举报这条：…, 截图留证：…, "reporting this one: …"), behind {@code //@somebody:} where the words
 * in front object, and in lines that begin with {@code >} where other lines do not.
 *
 * <p>Nothing is taken for another's where the comment agrees (谁来删我, 说得好, "so true"), where the head is the writer's own
 * (锐评：), or where it hands the words out (统一举报理由：, 评论区刷：).
 */
final class RelayedWords {

    static final String SOURCE = "engine#relayed-words";

    // No \b: it looks back over all combining marks, and there may be ten thousand of them.

    /** Characters in front of a colon that are looked at. */
    private static final int LONGEST_HEAD = 40;

    private static final Pattern HEAD = Pattern.compile(
            "(?:有人|有网友|网友|有粉丝|某些人|有的人|这位|那位).{0,14}(?:写|说|发|评论|留言|骂|回复)|举报|投诉|截图|截屏|留证|存证|取证|留档|存档|留个证|挂出来|挂一下|挂个人|拉黑|处理|管管|封号|求封|禁言|违规"
                    + "|又是这[句条]|又来一条|又看到|又刷到|这[种条类句样]的?(?:评论|话|言论|私信|弹幕|热评|留言|帖)|(?:收到|发来|发给[他她我]|翻到|看到|刷到)的?"
                    + "|发言|热评|私信|弹幕|留言|评论区|评论里|恶评|黑评|回帖|跟帖|短信|语录|原话|原文|摘录"
                    + "|(?<![A-Za-z])(?:report(?:ed|ing)|screenshot(?:s|ted)?|flagg(?:ed|ing)|blocked|banned|muted|for the record|receipts?|evidence"
                    + "|another one from|(?:this|that|another|the) (?:one|comment|reply|dm|tweet|message|post)|dms?|inbox|replies|comments|mods?|admins?"
                    + "|sent (?:me|him|her|them)|got this|someone (?:wrote|said|posted|commented|typed)|imagine (?:posting|writing|typing|sending))(?![A-Za-z])",
            Pattern.CASE_INSENSITIVE);

    /** A head of one's own words, or of words that others are to use. */
    private static final Pattern OWN_HEAD = Pattern.compile(
            "我的(?!私信|微博|评论区)|本人|锐评|一句话|点评|评价|理由|文案|模板|话术|统一|教程|步骤|口号|复制|刷起|刷屏|[去都]刷|一起|大家都|姐妹|兄弟|都去|快去|去[她他]|冲|扩散|打卡|接龙"
                    + "|我(?:就|再)?(?:说|发|写|留)|(?<![A-Za-z])(?:my (?!dms?|inbox|replies|mentions)|hot take|mass|everyone|let'?s|copy|paste|template|reason|report (?:him|her|them|it)|comment below|in the (?:comments|replies))",
            Pattern.CASE_INSENSITIVE);

    /** Says that more than a sentence follows. */
    private static final Pattern LIST = Pattern.compile(
            "合集|清单|如下|这些|几条|列表|汇总|摘录|语录|(?<![A-Za-z])(?:these|list|comments|replies|dms)(?![A-Za-z])",
            Pattern.CASE_INSENSITIVE);

    /** That it is meant. */
    private static final Pattern AGREES = Pattern.compile(
            "谁来删|来删我|来封我|封我|删我|有本事|我说的|我就说|说得[好对没真太]|说的[好对没真太]|没毛病|骂得[好对]|精辟|真相了?|笑死|哈哈|同意|赞同|附议|同感|确实|真实|顶一?下|\\+1|👍|👏|😂|🤣|没错|就是这样|不冤"
                    + "|(?<![A-Za-z])(?:so true|exactly|agreed?|this[.!]|well said|spot on|lmao|lol|facts|couldn'?t agree|not wrong|based)",
            Pattern.CASE_INSENSITIVE);

    /** What who passes words on has against them. */
    private static final Pattern OBJECTS = Pattern.compile(
            "封号|举报|投诉|恶心|过分|积点?德|口德|嘴真?[脏臭]|删了吧|删掉|道歉|报警|取证|起诉|律师|别骂|别这么|别说了|闭嘴|缺德|心疼|抱抱|凭什么|凭啥|有病|没教养|素质|良心|网暴|人身攻击|骂人|太难听|不至于|何必|做个人"
                    + "|(?<![A-Za-z])(?:report(?:ed)?|delete this|disgusting|apologi[sz]e|grow up|leave (?:him|her|them) alone|shame on you|not ok|not okay|out of order|vile|banned?)(?![A-Za-z])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSED_ON = Pattern.compile("//\\s?@[^:：\\n]{1,40}[:：]");

    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*(?:>|&gt;)[ \\t]?(?=\\S)(.*)$");

    private static final String ENDS = "。！？!?…\n";

    private RelayedWords() {}

    /** @param cues what says of the words in front of {@code //@} that they object */
    static List<Cover> in(CanonicalText text, List<Cue> cues) {
        String original = text.original();
        List<Cover> found = new ArrayList<>();
        passedOn(text, cues).ifPresent(found::add);
        quotedLines(text, found);
        behindColons(text, found);
        return found;
    }

    private static Optional<Cover> passedOn(CanonicalText text, List<Cue> cues) {
        String original = text.original();
        Matcher chain = PASSED_ON.matcher(original);
        if (!chain.find()) {
            return Optional.empty();
        }
        String own = original.substring(0, chain.start());
        boolean objects = OBJECTS.matcher(own).find()
                || cues.stream()
                        .anyMatch(cue -> cue.modifier() == Modifier.COUNTER_SPEECH
                                && text.original(cue.cue()).end() <= chain.start());
        return objects && !AGREES.matcher(own).find()
                ? cover(text, new Span(chain.start(), chain.end()), chain.end(), original.length())
                : Optional.empty();
    }

    private static void quotedLines(CanonicalText text, List<Cover> found) {
        String original = text.original();
        Matcher lines = QUOTED_LINE.matcher(original);
        List<Span> quoted = new ArrayList<>();
        StringBuilder own = new StringBuilder();
        int from = 0;
        while (lines.find()) {
            own.append(original, from, lines.start());
            from = lines.end();
            quoted.add(new Span(lines.start(1), lines.end(1)));
        }
        own.append(original, from, original.length());
        if (!quoted.isEmpty()
                && !own.toString().isBlank()
                && !AGREES.matcher(own).find()) {
            quoted.forEach(line -> cover(text, new Span(line.begin() - 1, line.begin()), line.begin(), line.end())
                    .ifPresent(found::add));
        }
    }

    private static void behindColons(CanonicalText text, List<Cover> found) {
        String original = text.original();
        for (int colon = colonFrom(original, 0); colon >= 0; colon = colonFrom(original, colon + 1)) {
            int begin = beginOfHead(original, colon);
            String head = original.substring(begin, colon);
            if (HEAD.matcher(head).find()
                    && !OWN_HEAD.matcher(head).find()
                    && !AGREES.matcher(head).find()) {
                int end = endOf(original, colon + 1, LIST.matcher(head).find());
                String rest = original.substring(colon + 1, Math.min(original.length(), end + LONGEST_HEAD));
                if (!AGREES.matcher(rest).find()) {
                    cover(text, new Span(begin, colon + 1), colon + 1, end).ifPresent(found::add);
                }
                colon = end - 1;
            }
        }
    }

    private static int colonFrom(String original, int at) {
        for (int i = at; i < original.length(); i++) {
            if (original.charAt(i) == ':' || original.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }

    private static int beginOfHead(String original, int colon) {
        int begin = colon;
        while (begin > 0
                && colon - begin < LONGEST_HEAD
                && ENDS.indexOf(original.charAt(begin - 1)) < 0
                && ":：".indexOf(original.charAt(begin - 1)) < 0) {
            begin--;
        }
        return begin;
    }

    private static int endOf(String original, int from, boolean list) {
        int at = from;
        while (at < original.length() && Character.isWhitespace(original.charAt(at))) {
            at++;
        }
        while (at < original.length()
                && !(list ? original.charAt(at) == '\n' : ENDS.indexOf(original.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static Optional<Cover> cover(CanonicalText text, Span place, int from, int to) {
        Span stretch = from < to ? text.canonicalOf(new Span(from, to)) : new Span(0, 0);
        return stretch.length() > 0
                ? Optional.of(new Cover(Modifier.QUOTED, SOURCE, place, stretch))
                : Optional.empty();
    }
}
