package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where words may be somebody else's though no mark says so: behind a verb of saying in their clause, as in "he said i
 * will kill you to the ref" or 那人写我要杀了你, or right behind a clause that ends with one, in its sentence, behind a colon
 * or on the next line. Whose they are is not decided here, only that it is open. Read once for a comment.
 */
final class Reported {

    /** What begins with these, as a word of its own: 头发 and 收到没 say nothing. */
    private static final List<String> HAN = List.of(
            "说", "写", "喊", "骂", "咒", "刷", "评论", "私信", "留言", "弹幕", "扬言", "威胁", "恐吓", "发来", "发消息", "发私信", "发评论", "发弹幕",
            "发给", "发了", "发着", "凡是发", "发黑", "给她发", "给他发", "给我发", "给你发", "叫人", "叫她", "叫他", "叫裁判", "叫教练", "贴着");

    /** Words that hold 说 and say nothing. */
    private static final String NOVEL = "小说";

    private static final List<String> NOTHING_SAID = List.of("说笑", "说唱");

    private static final Set<String> LATIN = Set.of(
            """
            say says said saying tell tells told telling write writes wrote written writing send sends sent sending
            shout shouts shouted shouting yell yells yelled yelling scream screamed screaming chant chants chanted
            chanting post posts posted posting comment comments commented message messages messaged dm dms dmd dming
            threat threats threaten threatens threatened threatening call calls called calling scribbled heard receive
            received"""
                    .split("\\s+"));

    /** Are things as often as what somebody does, in sport above all: he hit the post, what a call. */
    private static final Set<String> THINGS = Set.of("post", "posts", "comment", "comments", "call", "calls");

    private static final Set<String> BEFORE_THINGS = Set.of(
            """
            a an the this that these those my your his her its our their s no any each every one last first next bad
            good great awful terrible shocking wrong right far near goal same whole"""
                    .split("\\s+"));

    /** Words that stand before a verb of saying whose words are the speaker's own, or nobody's yet: 你再说一遍. */
    private static final List<String> OWN =
            List.of("thisisa", "asi", "dont", "我", "老实", "坦白", "你再", "你们再", "谁再", "有种", "你敢", "还敢", "谁敢");

    /** That somebody is to do it, at the begin of a clause: "comment again and i will kill you", "call the police". */
    private static final Set<String> ASKED_FOR =
            Set.of("say", "tell", "write", "send", "shout", "post", "comment", "message", "dm", "call");

    /** 他对我说: here it is who was told. */
    private static final List<String> TOLD = List.of("对我", "跟我", "和我", "向我", "给我");

    /** Whom the speaker says it to, who is 我 in front of these or not named: 我跟你说, 跟你说. */
    private static final List<String> ADDRESSED = List.of("跟你", "跟你们", "跟您", "跟大家", "和你", "和你们", "对你", "对你们", "告诉你");

    /** That the speaker means it; where nobody stands before it. */
    private static final List<String> IN_EARNEST = List.of("说真", "说实", "说白", "说句", "说到做到", "说正经");

    private static final String AGAIN = "再";

    private static final Set<String> I = Set.of("i", "im", "ill", "ive", "id");
    private static final Set<String> CUT_FROM_I = Set.of("m", "ll", "ve", "d");

    /** Whose words follow only where a colon says so: 大家都在骂，我要杀了你 has joined in. */
    private static final Set<String> NAMED_ALONE = Set.of("骂", "刷", "咒", "评论", "弹幕");

    /** What the speaker says, whatever stands between: 我再说一遍, 我今天把话写在这. */
    private static final Pattern MINE =
            Pattern.compile(".*我(今天|现在|就|再|也|还是|还|只|先|都|要|敢|得|必须|想|直接|公开|郑重|明确|最后|这么|这样|这里|在这|把话|偏|又|放话|已经)+");

    /** What is not the speaker's own though it is the speaker who does it. */
    private static final Set<String> HEARD = Set.of("heard", "receive", "received");

    /** Between a verb and the end of its clause, where the next one is what is said: she wrote to him: … */
    private static final int MOST_BEHIND = 2;

    private final CanonicalText text;

    /** By where a clause begins, where in it somebody is first said to say something. */
    private final Map<Integer, Integer> firstIn = new HashMap<>();

    /** Where clauses begin that may be what is said in the clause before. */
    private final Set<Integer> said = new HashSet<>();

    private Reported(CanonicalText text) {
        this.text = text;
    }

    static Reported in(CanonicalText text) {
        Reported found = new Reported(text);
        String chars = text.chars();
        for (int i = 0; i < chars.length(); ) {
            int end = i + 1;
            while (text.inRun(i) && end < chars.length() && !text.wordBoundaryBefore(end)) {
                end++;
            }
            if (text.inRun(i) ? found.says(i, end) : says(chars, i)) {
                found.add(i, end);
            }
            i = end;
        }
        return found;
    }

    private void add(int begin, int end) {
        Span clause = text.clauseOf(begin);
        if (isOwn(clause, begin, end)) {
            return;
        }
        firstIn.putIfAbsent(clause.begin(), begin);
        int words = 0;
        for (int i = end; i < clause.end() && words <= MOST_BEHIND; i++) {
            words += !text.inRun(i) || text.wordBoundaryBefore(i) ? 1 : 0;
        }
        if (words <= MOST_BEHIND && leadsOn(clause, NAMED_ALONE.stream().anyMatch(name -> chars(begin, name)))) {
            said.add(clause.end());
        }
    }

    private boolean chars(int at, String word) {
        return text.chars().startsWith(word, at);
    }

    /** Whether what follows a clause may be what is said in it. */
    private boolean leadsOn(Span clause, boolean onlyBehindColon) {
        if (clause.end() == text.length()) {
            return false;
        }
        String between = between(clause);
        return between.indexOf(':') >= 0
                || between.indexOf('：') >= 0
                || !onlyBehindColon
                        && (text.gapBefore(clause.end()) != Gap.SENTENCE
                                || between.indexOf('\n') >= 0
                                || between.indexOf('\r') >= 0);
    }

    /** As sent, between a clause and the next one. */
    private String between(Span clause) {
        return text.original().substring(text.end(clause.end() - 1), text.begin(clause.end()));
    }

    private boolean isOwn(Span clause, int begin, int end) {
        String before = text.chars().substring(Math.max(clause.begin(), begin - 8), begin);
        if (OWN.stream().anyMatch(before::endsWith) && TOLD.stream().noneMatch(before::endsWith)
                || MINE.matcher(before).matches() && TOLD.stream().noneMatch(before::contains)) {
            return true;
        }
        return text.inRun(begin)
                ? isMine(clause, begin, end) || isAskedFor(clause, begin, end)
                : isAddressed(clause, begin, before);
    }

    /** 说真的, 我跟你说, and 跟你说 of nobody; 再骂一句 of whoever may do it, unlike 他一再说. */
    private boolean isAddressed(Span clause, int begin, String before) {
        String chars = text.chars();
        boolean inEarnest =
                begin == clause.begin() && IN_EARNEST.stream().anyMatch(words -> chars.startsWith(words, begin));
        return inEarnest
                || before.equals(AGAIN)
                || ADDRESSED.stream()
                        .filter(before::endsWith)
                        .map(words -> begin - words.length())
                        .anyMatch(first -> first == clause.begin() || chars.charAt(first - 1) == '我');
    }

    /** i said, i'm telling you; not: i heard. */
    private boolean isMine(Span clause, int begin, int end) {
        String word = wordBefore(clause, begin);
        if (CUT_FROM_I.contains(word)) {
            word = wordBefore(clause, begin - word.length()) + word;
        }
        return I.contains(word) && !HEARD.contains(text.chars().substring(begin, end));
    }

    /** Not with a colon behind the clause: tell him: ... */
    private boolean isAskedFor(Span clause, int begin, int end) {
        return begin == clause.begin()
                && ASKED_FOR.contains(text.chars().substring(begin, end))
                && (clause.end() == text.length() || between(clause).chars().noneMatch(c -> c == ':' || c == '：'));
    }

    private String wordBefore(Span clause, int at) {
        int begin = at;
        while (begin > clause.begin() && text.inRun(begin - 1) && (begin == at || !text.wordBoundaryBefore(begin))) {
            begin--;
        }
        return text.chars().substring(begin, at);
    }

    private static boolean says(String chars, int at) {
        return HAN.stream().anyMatch(word -> chars.startsWith(word, at))
                && NOTHING_SAID.stream().noneMatch(word -> chars.startsWith(word, at))
                && !chars.startsWith(NOVEL, at - 1);
    }

    /** A thing says something only where a colon stands behind its clause. */
    private boolean says(int begin, int end) {
        String word = text.chars().substring(begin, end);
        if (!LATIN.contains(word)) {
            return false;
        }
        Span clause = text.clauseOf(begin);
        return !THINGS.contains(word)
                || !BEFORE_THINGS.contains(wordBefore(clause, begin))
                || clause.end() < text.length() && between(clause).chars().anyMatch(c -> c == ':' || c == '：');
    }

    /** @param words where they stand in the canonical form */
    boolean mayBe(Span words) {
        int clause = text.clauseOf(words.begin()).begin();
        return said.contains(clause) || firstIn.getOrDefault(clause, Integer.MAX_VALUE) < words.begin();
    }
}
