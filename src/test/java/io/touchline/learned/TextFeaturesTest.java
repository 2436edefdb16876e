package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Test
    void oneTextGivesTheSameFeaturesAgain() {
        assertThat(numbers("他也配打主力？")).isEqualTo(numbers("他也配打主力？")).isNotEmpty();
    }

    @Test
    void whoeverIsNamedLooksTheSame() {
        List<Integer> one = numbers("林知夏也配", new Mention("a", MatchedBy.NAME, new Span(0, 3)));
        List<Integer> other = numbers("周启衡也配", new Mention("b", MatchedBy.NAME, new Span(0, 3)));

        assertThat(one).isEqualTo(other);
        assertThat(numbers("林知夏也配")).isNotEqualTo(numbers("周启衡也配"));
    }

    @Test
    void whoeverIsMockedLooksTheSameButLikeNobodyNamed() {
        List<Integer> one = numbers("林大瞎也配", new Mention("a", MatchedBy.DEROGATORY_NAME, new Span(0, 3)));
        List<Integer> other = numbers("周老怂也配", new Mention("b", MatchedBy.DEROGATORY_NAME, new Span(0, 3)));

        assertThat(one).isEqualTo(other);
        assertThat(one).isNotEqualTo(numbers("林大瞎也配", new Mention("a", MatchedBy.NAME, new Span(0, 3))));
    }

    @Test
    void anyDigitLooksTheSame() {
        assertThat(numbers("3比0")).isEqualTo(numbers("2比1"));
    }

    @Test
    void aQuestionIsNoStatement() {
        assertThat(numbers("内定的吗？")).isNotEqualTo(numbers("内定的吗")).isNotEqualTo(numbers("内定的吗！"));
    }

    @Test
    void whatSoundsAlikeSharesItsSounds() {
        List<Integer> shared = new ArrayList<>(numbers("退役吧"));
        shared.retainAll(numbers("腿疫吧"));

        assertThat(shared).hasSizeGreaterThanOrEqualTo(3);
        assertThat(numbers("退役吧")).isNotEqualTo(numbers("腿疫吧"));
    }

    @Test
    void wordsAreSeenWhole() {
        List<Integer> one = numbers("go home");
        List<Integer> spaced = numbers("gohome");
        List<Integer> only = new ArrayList<>(one);
        only.removeAll(spaced);

        assertThat(only).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Five letters are seen together, five ideographs are not. */
    @Test
    void lettersAreSeenInLongerPieces() {
        assertThat(numbers("abcde")).hasSize(5 + 4 + 3 + 2 + 1 + 1);
        assertThat(numbers("一二三四五")).hasSize(5 + 4 + 3 + 2 + 4 + 3);
    }

    @Test
    void aDisguisedWordIsReadAsWhatItStandsFor() {
        CanonicalText text = canonicaliser.canonicalise("真tm垃圾");
        ReadText.Word word = new ReadText.Word(new Span(1, 3), "他妈");

        assertThat(numbers(new ReadText(text, List.of(), List.of(word)))).isEqualTo(numbers("真他妈垃圾"));
    }

    @Test
    void everyFeatureStandsInsideTheText() {
        for (String text : List.of("他，也配！", "a b  c", "🐶🐶不是人", "\uD83D", "？？", "e\u0301\u0301x", "𠮷野家")) {
            CanonicalText canonical = canonicaliser.canonicalise(text);
            for (int[] feature : features(new ReadText(canonical, List.of(), List.of()))) {
                assertThat(feature[0]).isBetween(0, (1 << TextFeatures.NUMBERS_LOG) - 1);
                assertThat(feature[1]).isBetween(0, canonical.length());
                assertThat(feature[2]).isBetween(feature[1], canonical.length());
            }
        }
    }

    /** They come in lists of a thousand and some. */
    @Test
    void aLongTextLosesNone() {
        String repeated = "他也配打主力？go home ".repeat(300);
        String once = "他也配打主力？go home ";

        assertThat(features(new ReadText(canonicaliser.canonicalise(repeated), List.of(), List.of())))
                .hasSizeGreaterThan(300 * numbers(once).size());
        assertThat(numbers(repeated).subList(0, numbers(once).size() - 3))
                .isEqualTo(numbers(once).subList(0, numbers(once).size() - 3));
    }

    private List<Integer> numbers(String text, Mention... mentions) {
        return numbers(new ReadText(canonicaliser.canonicalise(text), List.of(mentions), List.of()));
    }

    private List<Integer> numbers(ReadText read) {
        return features(read).stream().map(feature -> feature[0]).toList();
    }

    /** Number, begin and end of each. */
    static List<int[]> features(ReadText read) {
        List<int[]> all = new ArrayList<>();
        new TextFeatures().visit(read, some -> IntStream.range(0, some.size())
                .forEach(i -> all.add(new int[] {some.number(i), some.begin(i), some.end(i)})));
        return all;
    }
}
