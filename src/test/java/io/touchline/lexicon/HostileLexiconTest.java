package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that would make a backtracking matcher explode cost a bounded number of steps per character. */
class HostileLexiconTest {

    private static final int LENGTH = 10_000;

    private static long work(Lexicons lexicons, String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        List<Mention> mentions = LexiconFixture.mentions(text, canonical, piece);
        return lexicons.matcher().work(canonical, mentions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲 ..20 甲 ..20 甲 ..20 甲 ..20 甲 ..20 甲 ..20 甲 ..20 丙",
                "(甲|甲乙|乙)? (甲|甲乙|乙)? (甲|甲乙|乙)? (甲|甲乙|乙)? (甲|甲乙|乙)? (甲|甲乙|乙)? 丙",
                "(甲)? ..20 (乙)? ..20 (甲)? ..20 (乙)? ..20 (甲)? ..20 (乙)? ..20 甲 $",
                "^ ..20 (甲|乙) ..20 (甲|乙) ..20 (甲|乙) ..20 (甲|乙) ..20 (甲|乙)",
                "{target} ..20 {target} ..20 (甲|乙) ..20 {target} ..20 甲"
            })
    void boundsTheWorkOfFrames(String match) {
        Lexicons lexicons = LexiconFixture.lexicons()
                .frames("zh-a", "curse", "id: f, severity: 2, scope: comment, match: \"" + match + "\"")
                .compile();

        for (String piece : List.of("甲", "甲乙", "甲，", "甲。乙", "甲 乙*", "甲乙丁")) {
            assertThat(work(lexicons, piece)).as(piece).isLessThan(100L * LENGTH);
        }
    }

    @Test
    void boundsTheWorkOfNestedTerms() {
        LexiconFixture fixture = LexiconFixture.lexicons();
        String[] nested = new String[20];
        for (int i = 0; i < nested.length; i++) {
            nested[i] = "id: t" + i + ", severity: 2, term: " + "甲乙".repeat(i + 1);
        }
        Lexicons lexicons = fixture.terms("zh-a", "curse", nested).compile();

        assertThat(work(lexicons, "甲乙")).isLessThan(25L * LENGTH);
    }

    @Test
    void boundsTheWorkOfManyFramesOverTheSameWords() {
        LexiconFixture fixture = LexiconFixture.lexicons();
        String[] frames = new String[100];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = "id: f" + i + ", severity: 2, match: \"甲 ..20 乙 ..20 (丙|丁" + i + ")\"";
        }
        Lexicons lexicons = fixture.frames("zh-a", "curse", frames).compile();

        assertThat(work(lexicons, "甲乙丙")).isLessThan(frames.length * 10L * LENGTH);
        assertThat(work(lexicons, "甲乙")).as("no third word, no search").isLessThan(5L * LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "i d i o t ",
                "傻",
                "傻逼",
                "傻 * 逼",
                "e\u0301",
                "\u0301",
                "\uFDFA",
                "\uD83D",
                "idiot\u200B",
                "loooser "
            })
    void survivesLongTexts(String piece) {
        Lexicons lexicons = LexiconFixture.lexicons()
                .terms(
                        "en-a",
                        "curse",
                        "id: a, severity: 2, term: idiot",
                        "id: b, severity: 2, term: loser",
                        "id: c, severity: 2, term: 傻逼")
                .frames("en-b", "curse", "id: d, severity: 2, scope: comment, match: \"(idiot|傻) ..20 (idiot|逼)\"")
                .compile();

        assertThat(work(lexicons, piece)).isLessThan(40L * LENGTH);
    }
}
