package io.touchline.scoring;

import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whom the sentences of one comment speak about, and to whom it is aimed as a whole. */
final class Addressing {

    private static final Pattern YOU = Pattern.compile("[你您妳]|you|ur?(?![a-z])");

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

    /** The targets that {@code hits} are about, by {@link #about}; else those aimed at; else all that are named. */
    List<String> targetsOf(List<Span> hits) {
        List<String> near = hits.stream()
                .flatMap(hit -> about(hit).stream())
                .sorted(Comparator.comparingInt(mention -> mention.canonical().begin()))
                .map(Mention::targetId)
                .distinct()
                .toList();
        if (!near.isEmpty() || isAboutAnother(hits)) {
            return near;
        }
        return aim.present()
                ? aim.targetIds()
                : mentions.stream().map(Mention::targetId).distinct().toList();
    }

    /** A retort: it answers another user, and what hits is said of a "you", of nobody else. */
    private boolean isAboutAnother(List<Span> hits) {
        if (!aim.answersAnother() || !mentions.isEmpty()) {
            return false;
        }
        return hits.isEmpty()
                ? isYou(new Span(0, text.length()))
                : hits.stream().allMatch(hit -> isYou(nearestWith(hit, this::anyPerson)));
    }

    private boolean anyPerson(Span stretch) {
        return persons.stream().anyMatch(stretch::overlaps);
    }

    private boolean isYou(Span stretch) {
        return anyPerson(stretch)
                && persons.stream().filter(stretch::overlaps).allMatch(person -> YOU.matcher(text.letters(person))
                        .lookingAt());
    }

    /**
     * Who is named in a hit; else in its clause; else in the nearest clause of its sentence that names somebody, one
     * before it rather than one behind. Who is praised in one clause is not insulted in the next.
     */
    private List<Mention> about(Span hit) {
        List<Mention> own = namedIn(hit);
        return own.isEmpty()
                ? namedIn(nearestWith(hit, stretch -> !namedIn(stretch).isEmpty()))
                : own;
    }

    /** The clause of a hit if it has what is looked for, else the nearest one that has it, else that of the hit. */
    private Span nearestWith(Span hit, Predicate<Span> sought) {
        Span clause = new Span(
                text.clauseOf(hit.begin()).begin(), text.clauseOf(hit.end() - 1).end());
        Span sentence = sentenceOf(hit);
        Span near = clause;
        while (!sought.test(near) && near.begin() > sentence.begin()) {
            near = text.clauseOf(near.begin() - 1);
        }
        if (!sought.test(near)) {
            near = clause;
        }
        while (!sought.test(near) && near.end() < sentence.end()) {
            near = text.clauseOf(near.end());
        }
        return sought.test(near) ? near : clause;
    }

    private List<Mention> namedIn(Span stretch) {
        return placed().stream()
                .filter(mention -> stretch.overlaps(mention.canonical()))
                .toList();
    }

    /** The sentence of a hit; a frame may reach over several, which then count as one. */
    private Span sentenceOf(Span hit) {
        Span first = text.sentenceOf(hit.begin());
        return first.contains(hit)
                ? first
                : new Span(first.begin(), text.sentenceOf(hit.end() - 1).end());
    }
}
