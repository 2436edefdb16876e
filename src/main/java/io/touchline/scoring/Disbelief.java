package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;

/**
 * Denials that nobody is to believe: 我不相信裁判没收黑钱, 没有哪个裁判不收黑钱, 裁判没收黑钱谁信, "there is no way she isn't
 * doping". Who doubts a denial affirms, so that it takes nothing back.
 */
final class Disbelief {

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

    private static final List<String> UNDENIED = List.of("不否认", "没人否认", "没有人否认", "noonedenies", "nobodydenies");

    /** 不信自己去查 invites to look and is no doubt. */
    private static final List<String> BEHIND =
            List.of("谁信", "鬼信", "鬼才信", "我是不信", "我才不信", "骗鬼", "骗谁", "whobelievesthat");

    private Disbelief() {}

    /** Whether what denies {@code harm} is itself not believed. @param cues all of the comment */
    static boolean of(CanonicalText text, Harm harm, List<Cue> cues) {
        Span clause = text.clauseOf(harm.span().begin());
        String chars = text.chars();
        int end = harm.span().end();
        for (String word : BEFORE) {
            int at = chars.indexOf(word, clause.begin());
            int behind = at + word.length();
            if (at >= 0 && behind <= end && deniesBetween(cues, behind, end)) {
                return true;
            }
        }
        for (String word : UNDENIED) {
            int at = chars.indexOf(word, clause.begin());
            if (at >= 0 && at + word.length() <= end) {
                return true;
            }
        }
        int sentence = text.sentenceOf(harm.span().begin()).end();
        return BEHIND.stream().anyMatch(word -> {
            int at = chars.indexOf(word, end);
            return at >= 0 && at + word.length() <= sentence;
        });
    }

    private static boolean deniesBetween(List<Cue> cues, int begin, int end) {
        return cues.stream()
                .anyMatch(cue -> cue.modifier() == Modifier.NEGATED
                        && cue.cue().begin() >= begin
                        && cue.cue().end() <= end);
    }
}
