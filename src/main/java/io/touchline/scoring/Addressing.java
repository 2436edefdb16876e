package io.touchline.scoring;

import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whom the sentences of one comment speak about, and to whom it is aimed as a whole. */
final class Addressing {

    private final CanonicalText text;
    private final List<Mention> mentions;
    private final List<Span> persons;
    private final Aim aim;
    /** Found when somebody first asks: most comments hold nothing that could be aimed. */
    private List<Mention> placed;

    private int[] addressees;

    /**
     * @param mentions those without a place in the text count for the comment as a whole
     * @param persons words that stand for a person, in the canonical form
     */
    Addressing(CanonicalText text, List<Mention> mentions, List<Span> persons, Aim aim) {
        this.text = text;
        this.mentions = mentions;
        this.persons = persons;
        this.aim = aim;
    }

    private List<Mention> placed() {
        if (placed == null) {
            placed = mentions.stream()
                    .filter(mention -> mention.canonical() != null)
                    .sorted(Comparator.comparingInt(
                            mention -> mention.canonical().begin()))
                    .toList();
        }
        return placed;
    }

    private int[] addressees() {
        if (addressees == null) {
            addressees = Stream.concat(placed().stream().map(Mention::canonical), persons.stream())
                    .flatMapToInt(span -> IntStream.of(span.begin()))
                    .sorted()
                    .toArray();
        }
        return addressees;
    }

    /** True if the comment is aimed at somebody, or a target or a person stands in the sentence of {@code hit}. */
    boolean aimed(Span hit) {
        if (aim.present()) {
            return true;
        }
        Span sentence = sentenceOf(hit);
        int[] places = addressees();
        int found = Arrays.binarySearch(places, sentence.begin());
        int first = found >= 0 ? found : -found - 1;
        return first < places.length && places[first] < sentence.end();
    }

    /** True if a registered target is named or aimed at. */
    boolean targetKnown() {
        return aim.present() || !mentions.isEmpty();
    }

    /** The targets named in the sentences of {@code hits}; else those aimed at; else all that are named. */
    List<String> targetsOf(List<Span> hits) {
        List<Span> sentences = hits.stream().map(this::sentenceOf).distinct().toList();
        List<String> near = placed().stream()
                .filter(mention -> sentences.stream().anyMatch(sentence -> sentence.overlaps(mention.canonical())))
                .map(Mention::targetId)
                .distinct()
                .toList();
        if (!near.isEmpty()) {
            return near;
        }
        return aim.present()
                ? aim.targetIds()
                : mentions.stream().map(Mention::targetId).distinct().toList();
    }

    /** The sentence of a hit; a frame may reach over several, which then count as one. */
    private Span sentenceOf(Span hit) {
        Span first = text.sentenceOf(hit.begin());
        return first.contains(hit)
                ? first
                : new Span(first.begin(), text.sentenceOf(hit.end() - 1).end());
    }
}
