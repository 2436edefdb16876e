package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Denials that nobody is to believe: 我不相信裁判没收黑钱, 没有哪个裁判不收黑钱, 裁判没收黑钱谁信, "no one denies the ref took
 * bribes". Who doubts a denial affirms, so that it takes nothing back. Read once for a comment.
 */
final class Disbelief {

    /** Doubts a denial that follows in its clause. */
    private static final List<String> BEFORE = List.of(
            "不相信",
            "不信",
            "没人信",
            "没人相信",
            "没有人信",
            "没有人相信",
            "没有哪个",
            "没哪个",
            "没有一个",
            "noway",
            "dontbelieve",
            "donotbelieve",
            "nobodybelieves",
            "noonebelieves");

    /** Denies that it is denied. */
    private static final List<String> UNDENIED = List.of("不否认", "没人否认", "没有人否认", "noonedenies", "nobodydenies");

    /** Doubts what stands before it in its sentence; 不信自己去查 invites to look and is no doubt. */
    private static final List<String> BEHIND =
            List.of("谁信", "鬼信", "鬼才信", "我是不信", "我才不信", "骗鬼", "骗谁", "whobelievesthat");

    private final CanonicalText text;

    /** By where a clause begins, from where on nothing in it is denied. */
    private final Map<Integer, Integer> undeniedFrom = new HashMap<>();

    /** By where a sentence begins, up to where nothing in it is denied. */
    private final Map<Integer, Integer> undeniedUpTo = new HashMap<>();

    private Disbelief(CanonicalText text) {
        this.text = text;
    }

    /** @param cues all of the comment */
    static Disbelief in(CanonicalText text, List<Cue> cues) {
        Disbelief found = new Disbelief(text);
        Map<Integer, Integer> doubtedFrom = new HashMap<>();
        for (String word : BEFORE) {
            found.each(word, at -> doubtedFrom.merge(found.clause(at), at + word.length(), Math::min));
        }
        for (Cue cue : cues) {
            int clause = found.clause(cue.cue().begin());
            if (cue.modifier() == Modifier.NEGATED
                    && cue.cue().begin() >= doubtedFrom.getOrDefault(clause, Integer.MAX_VALUE)) {
                found.undeniedFrom.merge(clause, cue.cue().end(), Math::min);
            }
        }
        for (String word : UNDENIED) {
            found.each(word, at -> found.undeniedFrom.merge(found.clause(at), at + word.length(), Math::min));
        }
        for (String word : BEHIND) {
            found.each(word, at -> found.undeniedUpTo.merge(text.sentenceOf(at).begin(), at, Math::max));
        }
        return found;
    }

    private void each(String word, IntConsumer take) {
        String chars = text.chars();
        for (int at = chars.indexOf(word); at >= 0; at = chars.indexOf(word, at + 1)) {
            take.accept(at);
        }
    }

    private int clause(int at) {
        return text.clauseOf(at).begin();
    }

    /** Whether what denies a hit is itself not believed. */
    boolean of(Harm harm) {
        int begin = harm.span().begin();
        int end = harm.span().end();
        return undeniedFrom.getOrDefault(clause(begin), Integer.MAX_VALUE) <= end
                || undeniedUpTo.getOrDefault(text.sentenceOf(begin).begin(), -1) >= end;
    }
}
