package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.ReadText;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderTextTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Test
    void keepsWhatStoodBetweenTheLetters() {
        assertThat(text("这也配，打主力？[微笑] 🐶")).isEqualTo("这也配，打主力？[微笑] 🐶");
        assertThat(text("  A  B!")).isEqualTo("  a  b!");
    }

    @Test
    void whoeverIsMentionedIsAPronoun() {
        assertThat(EncoderText.of(new ReadText(
                        canonicaliser.canonicalise("林知夏也配？"),
                        List.of(
                                new Mention("a", MatchedBy.NAME, new Span(0, 3)),
                                new Mention("b", MatchedBy.THREAD, null)),
                        List.of())))
                .isEqualTo("他也配？");
        assertThat(naming("so vell again", MatchedBy.NAME, 2, 6)).isEqualTo("so he again");
    }

    @Test
    void aChineseNameMakesNoSentenceChinese() {
        assertThat(naming("林知夏 is a joke", MatchedBy.NAME, 0, 3)).isEqualTo("he is a joke");
        assertThat(naming("林知夏！！", MatchedBy.NAME, 0, 3)).isEqualTo("他！！");
        assertThat(naming("2B林知夏", MatchedBy.NAME, 2, 5)).isEqualTo("2b他");
    }

    /** What only the registry knows: nobody could learn it from the name. */
    @Test
    void aNameThatMocksIsAWordThatDoes() {
        assertThat(naming("孟瞎指下课", MatchedBy.DEROGATORY_NAME, 0, 3)).isEqualTo("废物下课");
        assertThat(naming("bench vellpen now", MatchedBy.DEROGATORY_NAME, 5, 12))
                .isEqualTo("bench that clown now");
    }

    @Test
    void aDisguisedWordIsReadAsWhatItStandsFor() {
        assertThat(EncoderText.of(new ReadText(
                        canonicaliser.canonicalise("真tm垃圾！"),
                        List.of(),
                        List.of(new ReadText.Word(new Span(1, 3), "他妈")))))
                .isEqualTo("真他妈垃圾！");
    }

    @Test
    void anyTextHasAForm() {
        for (String odd : List.of("", "？？", "\uD83D", "e\u0301\u0301\u0301x", "a\u200Bb", "弓虽", "🐶🐶")) {
            assertThat(text(odd)).as(odd).isNotNull();
        }
        assertThat(text("？？")).isEqualTo("？？");
    }

    /** @param begin of the name in the canonical form */
    private String naming(String original, MatchedBy matchedBy, int begin, int end) {
        Mention mention = new Mention("a", matchedBy, new Span(begin, end));
        return EncoderText.of(new ReadText(canonicaliser.canonicalise(original), List.of(mention), List.of()));
    }

    private String text(String original) {
        return EncoderText.of(new ReadText(canonicaliser.canonicalise(original), List.of(), List.of()));
    }
}
