package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Emoji count for nothing, wherever they stand. */
class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "一二三四五, 2, 4", //
        "一二😂三四五, 2, 6",
        "一二😂😂三四五, 2, 8",
        "一二三😂四五, 2, 6",
    })
    void coversSoManyWordsAfterTheCue(String written, int within, int end) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);

        assertThat(Reach.AFTER.covered(text, new Span(0, 2), within)).isEqualTo(new Span(2, end));
    }

    @ParameterizedTest
    @CsvSource({
        "一二三四五, 4, 2, 2", //
        "一二三😂四五, 6, 2, 2",
        "一二😂三四五, 6, 2, 4",
        "😂一二, 3, 5, 0",
    })
    void coversSoManyWordsBeforeTheCue(String written, int cue, int within, int begin) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);

        assertThat(Reach.BEFORE.covered(text, new Span(cue, cue + 1), within)).isEqualTo(new Span(begin, cue));
    }
}
