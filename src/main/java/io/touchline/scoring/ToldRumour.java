package io.touchline.scoring;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Set;

/**
 * A debunked claim that the comment tells again, found by the registry of rumours. Whoever found it has looked at
 * denials and questions; quotation, counter-speech and debunks take from it as from a hit of a lexicon. Attribution does
 * not: "I heard that" is how rumours travel.
 *
 * @param rumourId the id in the registry
 * @param targetId whom it is about, whoever else the comment names
 * @param canonical the stretch that tells it, in the canonical form
 * @param certainty how surely it is that claim, above 0 and at most 1
 */
public record ToldRumour(String rumourId, String targetId, Span canonical, double certainty) {

    private static final String SOURCE = "rumour#";

    /** What a certainty of 1 counts as: something has to be left that a text can add. */
    private static final double MOST = 0.99;

    /** What a hit weighs that adds nothing to another one. */
    static final double LEAST = 0.1;

    public ToldRumour {
        if (!(certainty > 0 && certainty <= 1)) {
            throw new IllegalArgumentException("certainty must be above 0 and at most 1, not " + certainty);
        }
    }

    /** What its hit has for a source. */
    String source() {
        return SOURCE + rumourId;
    }

    /**
     * Its hit, which weighs what brings a comment that says nothing else to a score of its certainty: a claim that was
     * debunked is slander as surely as it is told, however soberly.
     *
     * @param slander what turns evidence into that score
     */
    Harm in(CanonicalText text, CategoryModel slander) {
        HarmEntry entry = new HarmEntry(
                source(),
                Label.SLANDER_RUMOUR,
                Severity.GRAVE,
                Math.max(LEAST, slander.evidenceOf(Math.min(certainty, MOST))),
                false,
                Set.of(Modifier.DEBUNK),
                Set.of(Modifier.ATTRIBUTED, Modifier.NEGATED, Modifier.QUESTION),
                false);
        return new Harm(entry, canonical, Set.of(), text.chars().substring(canonical.begin(), canonical.end()));
    }

    /** Whether an entry stands for a rumour. */
    static boolean is(HarmEntry entry) {
        return entry.source().startsWith(SOURCE);
    }
}
