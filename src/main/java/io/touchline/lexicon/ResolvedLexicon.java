package io.touchline.lexicon;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All lexicon files together, with names of classes replaced by their words and every contradiction ruled out; still
 * in the terms of the authors, not of a matcher.
 *
 * @param persons words of the two classes that stand for people, of all languages
 * @param turns words of the class {@code turn}, of all languages
 * @param evasions what the evasion files say
 */
record ResolvedLexicon(
        List<HarmTerm> terms,
        List<HarmFrame> frames,
        List<CueRule> cues,
        List<ExemptRule> exempts,
        Set<Literal> persons,
        Set<Literal> turns,
        EvasionMaps evasions) {

    ResolvedLexicon {
        terms = List.copyOf(terms);
        frames = List.copyOf(frames);
        cues = List.copyOf(cues);
        exempts = List.copyOf(exempts);
        persons = Set.copyOf(persons);
        turns = Set.copyOf(turns);
    }

    record HarmTerm(HarmEntry entry, List<Sought> literals) {}

    record HarmFrame(HarmEntry entry, Row row) {}

    record CueRule(String source, Modifier modifier, Reach reach, int within, Row row) {}

    record ExemptRule(String source, Optional<Modifier> modifier, Row row) {}

    /**
     * A frame with its gaps and anchors folded into the steps.
     *
     * @param lead at most this many units between the beginning of a clause and the first step; negative if the frame
     *     may begin anywhere
     * @param trail the same for the end
     */
    record Row(List<Step> steps, int lead, int trail, Scope scope) {

        Row {
            steps = List.copyOf(steps);
        }

        /** True if it is nothing but one of some literals, so that no frame needs to be run for it. */
        boolean isWords() {
            return steps.size() == 1
                    && lead < 0
                    && trail < 0
                    && !steps.get(0).optional()
                    && !steps.get(0).atom().mentions()
                    && steps.get(0).atom().figure().isEmpty();
        }

        Set<Sought> words() {
            return steps.get(0).atom().words();
        }
    }

    /** @param gapBefore at most this many units between the step before and this one */
    record Step(Atom atom, boolean optional, int gapBefore) {}

    /** What one step of a frame can stand on: any of some literals, or mentions, or both; or rows of digits. */
    record Atom(Set<Sought> words, boolean mentions, Optional<Figure> figure) {

        Atom {
            words = Set.copyOf(words);
        }

        boolean isMentionAlone() {
            return mentions && words.isEmpty();
        }

        static Atom of(Set<Sought> words, boolean mentions) {
            return new Atom(words, mentions, Optional.empty());
        }
    }
}
