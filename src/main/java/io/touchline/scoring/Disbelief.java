package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Denials that nobody is to believe: 我不相信裁判没收黑钱, 没有哪个裁判不收黑钱, 裁判没收黑钱谁信, "no one denies the ref took
 * bribes". Who doubts a denial affirms, so that it takes nothing back; nor does a refutation that is denied, 不是谣言.
 */
final class Disbelief {

    /** Doubts a denial that follows at once, behind whom it is of. */
    private static final List<String> BEFORE = List.of(
            "不相信",
            "不信",
            "没人信",
            "没人相信",
            "没有人信",
            "没有人相信",
            "没有哪个",
            "没哪个",
            "谁信",
            "谁会信",
            "鬼信",
            "鬼才信",
            "傻子才信",
            "没有一个",
            "谁说",
            "谁敢说",
            "谁会觉得",
            "没人觉得",
            "没人认为",
            "没人说",
            "没有人觉得",
            "没有人认为",
            "没有人说",
            "敢说自己",
            "敢发誓",
            "真以为",
            "难道",
            "noway",
            "dontbelieve",
            "donotbelieve",
            "nobodybelieves",
            "noonebelieves");

    /** Denies that it is denied. */
    private static final List<String> UNDENIED = List.of("不否认", "没人否认", "没有人否认", "noonedenies", "nobodydenies");

    /** Doubts what stands before it, if nothing follows: 谁信谁傻 is said of those who believe the claim. */
    private static final List<String> BEHIND =
            List.of("谁信", "鬼信", "鬼才信", "我是不信", "我才不信", "骗鬼", "骗谁", "whobelievesthat");

    /** What somebody bets on a denial: 他没收钱我吃屎. */
    private static final List<String> BETS = List.of(
            "我吃屎", "我名字倒", "我把显示器吃", "我直播吃", "我当场吃", "我把键盘吃", "我吃键盘", "我倒立", "我跟他姓", "我跟她姓", "我跟你姓", "名字倒过来写", "名字倒着写",
            "我把头拧下来", "我头拧下来", "我脑袋给你", "我是你孙子", "我给你磕头");

    /** Begins or is within a clause that supposes something. */
    private static final List<String> SUPPOSES = List.of("要是", "如果", "假如", "但凡", "若是");

    private static final List<String> DENIED = List.of("不是没", "不是未", "不是从不", "不是不");

    /** That what stands right behind refutes nothing: 不是谣言, 没人出来辟谣, "is not fake news". */
    private static final List<String> UNREFUTED = List.of(
            "不", "不是", "没", "没有", "未", "并非", "绝非", "没人", "无人", "没谁", "没见", "没看到", "没看见", "不敢", "不肯", "不愿", "哪里", "哪儿",
            "not", "nota", "notan", "notjust", "isnt", "isnta", "wasnt", "wasnta", "arent", "aint", "no");

    /** Of a clause: who says so is not believed. 谁说他吃药是谣言, 别再说是谣言了. */
    private static final List<String> UNREFUTED_FROM = List.of(
            "谁说", "谁还说", "凭什么说", "凭啥说", "别再说", "别说", "别跟我说", "不要再说", "不要说", "少说", "不信", "我不信", "我才不信", "谁信", "没人信");

    /** What a body did not do, or is told to do, is no finding of it: 协会还不道歉, 足协必须处罚. */
    private static final List<String> TO_BE_DONE = List.of("不", "没", "没有", "未", "该", "必须", "赶紧", "早晚", "什么时候");

    private static final List<String> BY_A_BODY =
            List.of("承认", "道歉", "致歉", "处罚", "公布", "通报", "公告", "禁赛", "开除", "立案", "查实", "抓");

    private static final Set<String> NO_PROOF = Set.of("没证据", "没有证据");

    /** That there is proof: 不是没有证据. */
    private static final List<String> UNPROVEN_NOT = List.of("不是", "并非", "谁说", "怎么", "怎么会", "别说", "别跟我说", "不要说", "少说");

    private static final String ASKING = "吗么嘛";

    private static final String PARTICLES = "啊呢呀哦的吧嘛哈呵";

    /** The longest subject between a doubt and the denial. */
    private static final int SUBJECT = 4;

    private static final int SUBJECT_IN_LETTERS = 16;

    private final CanonicalText text;

    /** By where a clause begins, from where on nothing in it is denied. */
    private final Map<Integer, Integer> undeniedFrom = new HashMap<>();

    /** Where clauses begin in which nothing is denied. */
    private final Set<Integer> undenied = new HashSet<>();

    private Disbelief(CanonicalText text) {
        this.text = text;
    }

    /** @param cues all of the comment */
    static Disbelief in(CanonicalText text, List<Cue> cues) {
        Disbelief found = new Disbelief(text);
        NavigableSet<Integer> doubted = new TreeSet<>();
        for (String word : BEFORE) {
            found.each(word, at -> doubted.add(at + word.length()));
        }
        for (Cue cue : cues) {
            if (cue.modifier() == Modifier.NEGATED
                    && (found.isDoubted(cue.cue(), doubted) || found.isDenied(cue.cue()))) {
                found.undeniedFrom.merge(
                        found.clause(cue.cue().begin()), cue.cue().end(), Math::min);
            }
        }
        for (String word : UNDENIED) {
            found.each(word, at -> found.undeniedFrom.merge(found.clause(at), at + word.length(), Math::min));
        }
        for (String word : BEHIND) {
            found.each(word, at -> found.doubtBehind(at, at + word.length()));
        }
        for (String word : BETS) {
            found.each(word, found::betBehind);
        }
        return found;
    }

    /** Whether a cue says what it seems to: 没有 in 有没有 denies nothing, and 谣言 in 不是谣言 refutes nothing. */
    static boolean takes(CanonicalText text, Cue cue) {
        Span place = cue.cue();
        return switch (cue.modifier()) {
            case NEGATED -> place.begin() == 0 || !text.chars().startsWith("有没有", place.begin() - 1);
            case DEBUNK -> refutes(text, place);
            case ATTRIBUTED -> !isToBeDone(text.chars().substring(place.begin(), place.end()));
            case QUOTED -> !Agreement.with(text, cue) && !Agreement.ofSpeaker(text, place);
            case COUNTER_SPEECH -> !Agreement.with(text, cue) && !hasProof(text, place);
            default -> true;
        };
    }

    /** Whether a clause bets on the one before it what nobody would lose: 我名字倒着写. */
    static boolean bets(String clause) {
        return BETS.stream().anyMatch(clause::startsWith);
    }

    private static boolean isToBeDone(String told) {
        return BY_A_BODY.stream()
                .flatMap(deed -> TO_BE_DONE.stream().map(not -> not + deed))
                .anyMatch(words -> told.indexOf(words) > 0);
    }

    private static boolean hasProof(CanonicalText text, Span cue) {
        String before = text.chars().substring(text.clauseOf(cue.begin()).begin(), cue.begin());
        return NO_PROOF.contains(text.chars().substring(cue.begin(), cue.end()))
                && UNPROVEN_NOT.stream().anyMatch(before::endsWith);
    }

    /** Whether it is not itself denied, doubted or asked for. */
    private static boolean refutes(CanonicalText text, Span cue) {
        String chars = text.chars();
        Span clause = text.clauseOf(cue.begin());
        boolean asks = cue.end() < clause.end() && ASKING.indexOf(chars.charAt(cue.end())) >= 0;
        String before = chars.substring(clause.begin(), cue.begin());
        // 是不是谣言 asks, and 这不是谣言吗 says that it is one.
        if (!asks
                && !before.endsWith("是不")
                && UNREFUTED.stream().anyMatch(words -> endsWith(text, before, cue.begin(), words))) {
            return false;
        }
        return UNREFUTED_FROM.stream().noneMatch(before::startsWith) && !isFollowedByQuestionMark(text, cue);
    }

    /** Letters as words of their own. @param end where {@code before} ends in the text */
    static boolean endsWith(CanonicalText text, String before, int end, String words) {
        int begin = end - words.length();
        return before.endsWith(words) && (!text.inRun(begin) || begin == 0 || text.wordBoundaryBefore(begin));
    }

    static boolean isFollowedByQuestionMark(CanonicalText text, Span cue) {
        int behind = text.end(cue.end() - 1);
        return behind < text.original().length() && "?？".indexOf(text.original().charAt(behind)) >= 0;
    }

    private boolean isDoubted(Span denial, NavigableSet<Integer> doubted) {
        Integer doubt = doubted.floor(denial.begin());
        return doubt != null
                && clause(doubt - 1) == clause(denial.begin())
                && denial.begin() - doubt <= (text.inRun(denial.begin()) ? SUBJECT_IN_LETTERS : SUBJECT);
    }

    /** 他又不是没吃过禁药: who denies a denial affirms. */
    private boolean isDenied(Span denial) {
        int first = Math.max(clause(denial.begin()), denial.begin() - 2);
        for (int at = first; at < denial.end(); at++) {
            int begin = at;
            if (DENIED.stream().anyMatch(words -> text.chars().startsWith(words, begin))) {
                return true;
            }
        }
        return false;
    }

    /** Of its own clause, or where it is a clause by itself, of the one before in its sentence. */
    private void doubtBehind(int begin, int end) {
        Span clause = text.clauseOf(begin);
        for (int i = end; i < clause.end(); i++) {
            if (PARTICLES.indexOf(text.chars().charAt(i)) < 0) {
                return;
            }
        }
        if (begin > clause.begin()) {
            undenied.add(clause.begin());
        } else if (begin > text.sentenceOf(begin).begin()) {
            undenied.add(clause(begin - 1));
        }
    }

    /** On its own clause, or where it is one by itself, on the one before, if that supposes something. */
    private void betBehind(int begin) {
        Span clause = text.clauseOf(begin);
        if (begin > clause.begin() + 1) {
            undenied.add(clause.begin());
        } else if (clause.begin() > text.sentenceOf(begin).begin()) {
            Span before = text.clauseOf(clause.begin() - 1);
            String supposed = text.chars().substring(before.begin(), before.end());
            if (SUPPOSES.stream().anyMatch(supposed::contains)) {
                undenied.add(before.begin());
            }
        }
    }

    /** Words of letters whole, and 不信 not where it is part of a question: 信不信, 爱信不信. */
    private void each(String word, IntConsumer take) {
        String chars = text.chars();
        for (int at = chars.indexOf(word); at >= 0; at = chars.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean whole = !text.inRun(at)
                    || (at == 0 || text.wordBoundaryBefore(at))
                            && (end == chars.length() || text.wordBoundaryBefore(end));
            // 我敢发誓他没吃药 vouches.
            boolean ofSpeaker = word.startsWith("敢") && at > 0 && "我们".indexOf(chars.charAt(at - 1)) >= 0;
            if (whole && !ofSpeaker && (at == 0 || chars.charAt(at - 1) != '信')) {
                take.accept(at);
            }
        }
    }

    private int clause(int at) {
        return text.clauseOf(at).begin();
    }

    /** Whether what denies a hit is itself not believed. */
    boolean of(Harm harm) {
        int clause = clause(harm.span().begin());
        return undenied.contains(clause)
                || undeniedFrom.getOrDefault(clause, Integer.MAX_VALUE)
                        <= harm.span().end();
    }
}
