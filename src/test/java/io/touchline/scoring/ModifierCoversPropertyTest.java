package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModifierCoversPropertyTest {

    @Property
    void answersLikeLookingAtEachCover(
            @ForAll("modifiers") Modifier modifier,
            @ForAll("spans") List<Span> stretches,
            @ForAll("span") Span hit,
            @ForAll boolean frame) {
        List<Cover> covers = stretches.stream()
                .map(stretch -> new Cover(modifier, "zh-test.yaml#cue", stretch, stretch))
                .toList();
        boolean throughFrame = frame && modifier != Modifier.QUOTED;
        HarmEntry entry =
                new HarmEntry("zh-test.yaml#hit", Label.CURSE, Severity.GRAVE, 4.2, false, Set.of(), Set.of(), frame);

        Optional<Cover> found = new ModifierCovers(modifier, covers).over(new Harm(entry, hit, Set.of(), ""));

        assertThat(found.isPresent())
                .isEqualTo(stretches.stream().anyMatch(stretch -> covers(stretch, hit, throughFrame)));
        found.ifPresent(
                cover -> assertThat(covers(cover.stretch(), hit, throughFrame)).isTrue());
    }

    private static boolean covers(Span stretch, Span hit, boolean throughFrame) {
        return stretch.contains(hit) || (throughFrame && stretch.overlaps(hit) && stretch.end() >= hit.end());
    }

    @Provide
    Arbitrary<Modifier> modifiers() {
        return Arbitraries.of(Modifier.QUOTED, Modifier.NEGATED);
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        return span().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Span> span() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 20))
                .as((begin, length) -> new Span(begin, begin + length));
    }
}
