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
 * bribes". Who doubts a denial affirms, so that it takes nothing back.
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

    private static final List<String> DENIED = List.of("不是没", "不是未", "不是从不", "不是不");

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
        return found;
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

    /** Words of letters whole, and 不信 not where it is part of a question: 信不信, 爱信不信. */
    private void each(String word, IntConsumer take) {
        String chars = text.chars();
        for (int at = chars.indexOf(word); at >= 0; at = chars.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean whole = !text.inRun(at)
                    || (at == 0 || text.wordBoundaryBefore(at))
                            && (end == chars.length() || text.wordBoundaryBefore(end));
            if (whole && (at == 0 || chars.charAt(at - 1) != '信')) {
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
