package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.Span;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names may overlap, as those of two targets with one alias do. */
class OccurrencesTest {

    private static final int LITERALS = 4;

    record Found(int literal, Span place, boolean disguised) {}

    @Provide
    Arbitrary<List<Span>> names() {
        return spans().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Found>> found() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, LITERALS - 1), spans(), Arbitraries.of(true, false))
                .as(Found::new)
                .list()
                .uniqueElements(one -> List.of(one.literal(), one.place()))
                .ofMaxSize(12);
    }

    private static Arbitrary<Span> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 6))
                .as((begin, length) -> new Span(begin, begin + length));
    }

    @Property(tries = 2000)
    void leavesOutWhatAskingEveryNameWouldLeaveOut(
            @ForAll("names") List<Span> names, @ForAll("found") List<Found> found) {
        Occurrences occurrences = new Occurrences();
        found.forEach(one -> occurrences.hit(
                one.literal(), one.place().begin(), one.place().end(), one.disguised() ? How.SPLIT : How.PLAIN));
        occurrences.leaveOut(names);
        occurrences.group();

        assertThat(left(occurrences))
                .containsExactlyInAnyOrderElementsOf(found.stream()
                        .filter(one -> names.stream().noneMatch(name -> takes(name, one)))
                        .map(one -> one.literal() + " " + one.place())
                        .toList());
    }

    private static boolean takes(Span name, Found one) {
        boolean inside = one.place().begin() >= name.begin() && one.place().end() <= name.end();
        return inside || one.disguised() && one.place().overlaps(name);
    }

    private static List<String> left(Occurrences occurrences) {
        return IntStream.range(0, occurrences.groups())
                .boxed()
                .flatMap(group -> IntStream.range(occurrences.first(group), occurrences.behind(group))
                        .mapToObj(i -> occurrences.literal(group) + " " + occurrences.span(i)))
                .toList();
    }
}
