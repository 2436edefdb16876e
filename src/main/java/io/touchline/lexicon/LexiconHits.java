package io.touchline.lexicon;

import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;

/**
 * Everything one pass of the lexicons found in one comment. All spans count in the canonical form.
 *
 * @param harms term and frame hits that no exception cancelled, by place; of overlapping term hits of one label only
 *     the longest is kept
 * @param cues modifier cues with the stretch that each covers
 * @param exceptions exceptions with a modifier that cancelled at least one hit: the stretch of the exception
 * @param persons words of the classes {@code person} and {@code you}
 */
public record LexiconHits(List<Harm> harms, List<Cue> cues, List<Cue> exceptions, List<Span> persons) {

    public LexiconHits {
        harms = List.copyOf(harms);
        cues = List.copyOf(cues);
        exceptions = List.copyOf(exceptions);
        persons = List.copyOf(persons);
    }

    /**
     * One hit of a harm entry.
     *
     * @param evasions the disguises that had to be undone to see it
     * @param canonical what it reads as
     * @param guessed true if it stands on a word that is read where another is written
     */
    public record Harm(HarmEntry entry, Span span, Set<Evasion> evasions, String canonical, boolean guessed) {

        /** One that an entry and its disguises account for. */
        public Harm(HarmEntry entry, Span span, Set<Evasion> evasions, String canonical) {
            this(entry, span, evasions, canonical, false);
        }

        Harm asGuess() {
            return new Harm(entry, span, evasions, canonical, true);
        }

        private static final Set<Evasion> CAPITAL_INITIALS = Set.of(Evasion.INITIALS, Evasion.CASE);

        /** Initials in capitals are mostly an abbreviation that everybody reads: FW is a forward, NC a city. */
        public boolean isAbbreviation() {
            return evasions.equals(CAPITAL_INITIALS) && entry.severity().compareTo(Severity.GRAVE) < 0;
        }
    }

    /** A modifier, the entry that it comes from ({@code file#id}), its cue and the stretch that it covers. */
    public record Cue(Modifier modifier, String source, Span cue, Span covers) {}
}
