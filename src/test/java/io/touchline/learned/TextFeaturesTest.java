package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final TextFeatures features = new TextFeatures();

    @Test
    void oneTextGivesTheSameFeaturesAgain() {
        assertThat(slots("他也配打主力？")).isEqualTo(slots("他也配打主力？")).isNotEmpty();
    }

    @Test
    void whoeverIsNamedLooksTheSame() {
        List<Integer> one = slots("林知夏也配", new Mention("a", MatchedBy.NAME, new Span(0, 3)));
        List<Integer> other = slots("周启衡也配", new Mention("b", MatchedBy.NAME, new Span(0, 3)));

        assertThat(one).isEqualTo(other);
        assertThat(slots("林知夏也配")).isNotEqualTo(slots("周启衡也配"));
    }

    @Test
    void whoeverIsMockedLooksTheSameButLikeNobodyNamed() {
        List<Integer> one = slots("林大瞎也配", new Mention("a", MatchedBy.DEROGATORY_NAME, new Span(0, 3)));
        List<Integer> other = slots("周老怂也配", new Mention("b", MatchedBy.DEROGATORY_NAME, new Span(0, 3)));

        assertThat(one).isEqualTo(other);
        assertThat(one).isNotEqualTo(slots("林大瞎也配", new Mention("a", MatchedBy.NAME, new Span(0, 3))));
    }

    @Test
    void anyDigitLooksTheSame() {
        assertThat(slots("3比0")).isEqualTo(slots("2比1"));
    }

    @Test
    void aQuestionIsNoStatement() {
        assertThat(slots("内定的吗？")).isNotEqualTo(slots("内定的吗")).isNotEqualTo(slots("内定的吗！"));
    }

    @Test
    void whatSoundsAlikeSharesItsSounds() {
        List<Integer> shared = new ArrayList<>(slots("退役吧"));
        shared.retainAll(slots("腿疫吧"));

        assertThat(shared).hasSizeGreaterThanOrEqualTo(3);
        assertThat(slots("退役吧")).isNotEqualTo(slots("腿疫吧"));
    }

    @Test
    void wordsAreSeenWhole() {
        List<Integer> one = slots("go home");
        List<Integer> spaced = slots("gohome");
        List<Integer> only = new ArrayList<>(one);
        only.removeAll(spaced);

        assertThat(only).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aDisguisedWordIsReadAsWhatItStandsFor() {
        CanonicalText text = canonicaliser.canonicalise("真tm垃圾");
        ReadText.Word word = new ReadText.Word(new Span(1, 3), "他妈");

        assertThat(slots(new ReadText(text, List.of(), List.of(word)))).isEqualTo(slots("真他妈垃圾"));
    }

    @Test
    void everyFeatureStandsInsideTheText() {
        for (String text : List.of("他，也配！", "a b  c", "🐶🐶不是人", "\uD83D", "？？", "e\u0301\u0301x", "𠮷野家")) {
            CanonicalText canonical = canonicaliser.canonicalise(text);
            features.visit(new ReadText(canonical, List.of(), List.of()), (slot, begin, end) -> {
                assertThat(slot).isBetween(0, (1 << TextFeatures.SLOTS_LOG) - 1);
                assertThat(begin).isBetween(0, canonical.length());
                assertThat(end).isBetween(begin, canonical.length());
            });
        }
    }

    private List<Integer> slots(String text, Mention... mentions) {
        return slots(new ReadText(canonicaliser.canonicalise(text), List.of(mentions), List.of()));
    }

    private List<Integer> slots(ReadText read) {
        List<Integer> slots = new ArrayList<>();
        features.visit(read, (slot, begin, end) -> slots.add(slot));
        return slots;
    }
}
