package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CommentScore.FoundModifier;
import io.touchline.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"有人骂他“就是废物”", "有人骂他\"就是废物\"", "有人骂他「就是废物」", "有人骂他『就是废物』", "有人骂他‘就是废物’", "有人骂他＂就是废物＂"})
    void marksAroundTheWholeEvidenceQuoteIt(String comment) {
        assertThat(score(comment, "废物").modifiers())
                .containsExactly(new FoundModifier(Modifier.QUOTED, new Span(4, 10)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "这个“天才”就是废物", // scare quotes elsewhere
                "他写的《就是废物》", // a title
                "“就是废物”", // nothing but the quotation
                "他“就是废物", // never closed
                "他”就是废物“", // the wrong way round
                "他\"真行\n就是废物\"呢", // a lost straight mark in another paragraph
            })
    void otherMarksDoNot(String comment) {
        assertThat(score(comment, "废物").modifiers()).isEmpty();
    }

    @Test
    void halfAFrameInMarksIsNotQuoted() {
        CommentScore score = new HandMadeHits("他“收了钱”呗")
                .person("他")
                .harm("他“收了钱", HandMadeHits.frame(Label.SLANDER_MATCH_FIXING, Severity.GRAVE, 4.2))
                .score();

        assertThat(score.modifiers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            don’t say he’s “trash” | 15-22
            the ‘fans’ aren’t fans | 4-10
            rock ’n’ roll          |
            he's 6'5" and bad, some "legend" | 24-32
            she's 5'9" and bad, he's 6'2" and wins |
            有人骂他"就是废物"          | 4-10
            they shout "number 9" at her | 11-21
            don't say 'trash', ok  | 10-17
            the players' kids' day |
            有人骂她'就是废物'，太过分 | 4-10
            bin 'em all, he keeps chokin' again |
            bin ‘em all, he keeps chokin’ again |
            'cause he said 'trash', ask the refs' | 15-22
            rock 'n' roll          |
            it's 'his' 天下'          | 5-10
            a “b ‘c’ d” e          | 5-8 2-11
            「甲『乙』」               | 2-5 0-6
            “甲「乙”丙」              | 0-5
            """)
    void pairsMarks(String comment, String expected) {
        List<String> pairs = Quotations.pairs(comment).stream()
                .map(span -> span.begin() + "-" + span.end())
                .toList();

        assertThat(String.join(" ", pairs)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void staysLinearOnAPileOfOpeningMarks() {
        assertThat(Quotations.pairs("“".repeat(100_000) + "」".repeat(100_000))).isEmpty();
    }

    private static CommentScore score(String comment, String word) {
        return new HandMadeHits(comment)
                .harm(word, entry(Label.INSULT_PERSON, Severity.INSULT, 3.0))
                .score();
    }
}
