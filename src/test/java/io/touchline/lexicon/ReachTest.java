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
        "没有吹点球 收黑钱, 2, 5",
        "没有收过 钱吧对, 2, 4",
        "没有 收黑钱, 2, 5",
        "没有收 黑 钱吧, 2, 6",
        "没有吹点球 a收黑钱, 2, 9",
        "没有 吹点球 收黑钱, 2, 8",
    })
    void endsAtABlankInThePlaceOfAComma(String written, int cue, int end) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);

        assertThat(Reach.AFTER.covered(text, new Span(0, cue), 8)).isEqualTo(new Span(cue, end));
    }

    @ParameterizedTest
    @CsvSource({"收黑钱 打假球不属实, 6, 3", "收黑钱 打假球 不属实, 6, 0", "收黑钱 不属实, 3, 0", "收 黑 钱不属实, 3, 0"})
    void beginsAtABlankInThePlaceOfAComma(String written, int cue, int begin) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);

        assertThat(Reach.BEFORE.covered(text, new Span(cue, text.length()), 8)).isEqualTo(new Span(begin, cue));
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
