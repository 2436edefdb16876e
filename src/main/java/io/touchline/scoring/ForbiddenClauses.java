package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Clauses that do nothing but ask people to refrain: 大家不要抵制她代言的产品, "don't report his account". What is forbidden
 * there counts for nothing, and the models, which count words and take them for the call, do not read them. A clause
 * counts only if it begins with the prohibition, but for whoever is asked, if all that lexicons find in it is the call, and
 * if little follows. Every other clause is read.
 *
 * <p>Not looked for where the comment asks, calls somebody a derogatory name, marks or laughs in the clause, forbids that
 * alone (别光举报), or forbids in the tone of those who mean the opposite (千万别去骂他哦); nor where the sentence goes on
 * with what to do instead.
 */
final class ForbiddenClauses {

    private static final String SOURCE = "engine#forbidden-clause";

    private static final List<String> FORBIDDING =
            List.of("别", "不要", "勿", "请勿", "切勿", "请不要", "请别", "不许", "不准", "dont", "donot", "pleasedont", "letsnot");

    /** Whoever is asked, and how. */
    private static final Set<String> BEFORE = Set.of(
            "大家",
            "各位",
            "姐妹们",
            "兄弟们",
            "家人们",
            "粉丝",
            "粉丝们",
            "球迷",
            "球迷们",
            "请",
            "拜托",
            "求求",
            "求你们",
            "你们",
            "也",
            "都",
            "please",
            "pls",
            "guys",
            "everyone",
            "folks",
            "people",
            "fans",
            "lads");

    private static final int LONGEST_BEFORE =
            BEFORE.stream().mapToInt(String::length).max().orElseThrow();

    /** Only that, and more; or with a wink. What is in a name says nothing: 陈晓光. */
    private static final Set<String> NOT_MEANT =
            Set.of("光", "只", "仅", "千万", "忘", "停", "放过", "only", "just", "forget", "stop", "let");

    private static final String WINKING = "哦哟喔嗷噢呦";

    /** Begins what is to be done instead. */
    private static final Set<String> INSTEAD = Set.of(
            "要", "直接", "得", "应该", "改", "去", "一起", "我们", "咱们", "冲", "just", "instead", "lets", "go", "better", "do");

    /**
     * What may stand between the prohibition and the call: how, where and to whom, besides names. 别手软举报他 and 别举报他了上门堵她
     * forbid something else.
     */
    private static final Set<String> BETWEEN = DenialWords.words("再 去 来 都 就 又 一起 在 给 对 往 向 到 把 跟 跟着 跟风 恶意 随便 随意 轻易 乱"
            + " 盲目 带头 组团 集体 无脑 继续 老是 总 总是 天天 这样 这么 着 的 人 家 个 位 他 她 它 他们"
            + " 她们 人家 别人 任何 任何人 孩子 选手 球员 教练 裁判 队员 账号 号 主页 微博 评论 评论区"
            + " to a an the his her their him them any anyone of that this go and start even ever think about join in on at all take part us me"
            + " we s");

    /** Right behind the prohibition: whoever is told not to hold back is told to go on. */
    private static final Set<String> HOLDING_BACK =
            DenialWords.words("怕 怂 懒 手软 心软 犹豫 客气 嫌 愣 傻 等 装 躲 闲 睡 心疼 惯 舍不得 留情 手下留情 磨蹭 墨迹 墨叽 拖 走神 松懈 偷懒 害怕"
                    + " wait hesitate hold be worry sleep rest relent bother");

    private static final int MOST_BEHIND = 8;
    private static final int MOST_LETTERS_BEHIND = 16;
    private static final int MOST_BETWEEN = 4;
    private static final int MOST_LETTERS_BETWEEN = 10;

    private final CanonicalText text;

    /** By where their clause begins: a text may have thousands. */
    private final Map<Integer, List<Cue>> cuesOf = new HashMap<>();

    private final BitSet names = new BitSet();

    private ForbiddenClauses(CanonicalText text, List<Cue> cues, List<Mention> mentions) {
        this.text = text;
        mentions.stream()
                .map(Mention::canonical)
                .filter(Objects::nonNull)
                .forEach(name -> names.set(name.begin(), name.end()));
        cues.forEach(
                cue -> cuesOf.computeIfAbsent(text.clauseOf(cue.cue().begin()).begin(), at -> new ArrayList<>())
                        .add(cue));
    }

    /** @return what each covers is the clause; in order */
    static List<Cover> in(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        List<Cue> forbidding = hits.cues().stream()
                .filter(cue -> cue.modifier() == Modifier.NEGATED)
                .filter(cue -> FORBIDDING.stream().anyMatch(text.letters(cue.cue())::startsWith))
                .toList();
        if (forbidding.isEmpty()
                || text.original().indexOf('?') >= 0
                || text.original().indexOf('？') >= 0) {
            return List.of();
        }
        Map<Integer, List<Harm>> byClause = new TreeMap<>();
        for (Harm harm : hits.harms()) {
            byClause.computeIfAbsent(text.clauseOf(harm.span().begin()).begin(), at -> new ArrayList<>())
                    .add(harm);
        }
        mentions.stream()
                .filter(mention -> mention.matchedBy() == MatchedBy.DEROGATORY_NAME)
                .forEach(mention -> byClause.remove(
                        text.clauseOf(mention.canonical().begin()).begin()));
        ForbiddenClauses clauses = new ForbiddenClauses(text, forbidding, mentions);
        List<Cover> found = new ArrayList<>();
        byClause.forEach((begin, harms) -> clauses.add(text.clauseOf(begin), harms, found));
        return found;
    }

    private void add(Span clause, List<Harm> harms, List<Cover> found) {
        int last = harms.stream().mapToInt(harm -> harm.span().end()).max().orElseThrow();
        boolean letters = text.inRun(clause.begin());
        boolean nothingElse =
                harms.stream().allMatch(harm -> harm.entry().label().category() == Category.INCITEMENT)
                        && last <= clause.end()
                        && clause.end() - last <= (letters ? MOST_LETTERS_BEHIND : MOST_BEHIND);
        if (nothingElse && plain(text, clause) && isMeant(clause)) {
            BitSet beginnings = beginnings(clause);
            cuesOf.getOrDefault(clause.begin(), List.of()).stream()
                    .filter(cue -> beginnings.get(cue.cue().begin()) && isAll(cue.cue(), harms, last, letters))
                    .findFirst()
                    .ifPresent(cue -> found.add(new Cover(Modifier.NEGATED, SOURCE, text.original(cue.cue()), clause)));
        }
    }

    /** Whether all from the prohibition on is the call: 不要抵制她代言的产品我们要抵制的是她的比赛 is two. */
    private boolean isAll(Span prohibition, List<Harm> harms, int last, boolean letters) {
        int forbidden = endOfProhibition(prohibition);
        if (begins(forbidden, text.length(), HOLDING_BACK)) {
            return false;
        }
        BitSet calls = new BitSet();
        harms.forEach(harm -> calls.set(harm.span().begin(), harm.span().end()));
        calls.set(prohibition.begin(), forbidden);
        int between = 0;
        for (int i = calls.nextClearBit(prohibition.begin()); i < last; i = calls.nextClearBit(i)) {
            int end = names.get(i) ? i + 1 : DeniedClauses.endOfWord(text, i, calls.nextSetBit(i), BETWEEN);
            if (end == i) {
                return false;
            }
            between += end - i;
            i = end;
        }
        return prohibition.begin() < last && between <= (letters ? MOST_LETTERS_BETWEEN : MOST_BETWEEN);
    }

    /** A cue may hold more than the word itself: 别怕一起. */
    private int endOfProhibition(Span cue) {
        return FORBIDDING.stream()
                .filter(words -> text.chars().startsWith(words, cue.begin()))
                .mapToInt(words -> cue.begin() + words.length())
                .max()
                .orElse(cue.end());
    }

    /** Where a prohibition may stand: behind nothing but whom it asks. */
    private BitSet beginnings(Span clause) {
        BitSet beginnings = new BitSet();
        int at = clause.begin();
        int end = at;
        do {
            at = end;
            beginnings.set(at);
            end = Math.min(clause.end(), at + LONGEST_BEFORE);
            while (end > at && !BEFORE.contains(text.chars().substring(at, end))) {
                end--;
            }
        } while (end > at && end < clause.end());
        return beginnings;
    }

    /** Neither marks nor emoji nor a laugh; nor, in Chinese, a blank, which stands for a comma: 别在这骂 去他号底下骂. */
    static boolean plain(CanonicalText text, Span clause) {
        for (int i = clause.begin(); i < clause.end(); i++) {
            Gap most = text.inRun(i) ? Gap.BLANK : Gap.NONE;
            boolean marked =
                    i > clause.begin() && text.gapBefore(i).strongerThan(most) && !DeniedClauses.isApostrophe(text, i);
            boolean laughed = DeniedClauses.endOfWord(text, i, clause.end(), DenialWords.LAUGHING) > i;
            if (marked || laughed || text.isMark(i) || text.isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMeant(Span clause) {
        int next = clause.end();
        int end = text.sentenceOf(clause.begin()).end();
        if (next < end && begins(next, end, INSTEAD)
                || WINKING.indexOf(text.chars().charAt(next - 1)) >= 0) {
            return false;
        }
        for (int i = clause.begin(); i < next; i++) {
            if (!names.get(i) && (!text.inRun(i) || startsWord(i)) && begins(i, next, NOT_MEANT)) {
                return false;
            }
        }
        return true;
    }

    private boolean begins(int at, int end, Set<String> words) {
        return DeniedClauses.endOfWord(text, at, end, words) > at;
    }

    private boolean startsWord(int at) {
        return at == 0 || text.wordBoundaryBefore(at);
    }
}
