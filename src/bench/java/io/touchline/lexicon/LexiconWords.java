package io.touchline.lexicon;

import io.touchline.lexicon.ResolvedLexicon.Row;
import io.touchline.text.Canonicaliser;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The literals that a set of lexicons looks for, as the characters of a canonical text. */
public final class LexiconWords {

    private LexiconWords() {}

    /** @throws LexiconException with everything that is wrong with the files */
    public static Set<String> of(LexiconFiles files, Canonicaliser canonicaliser) {
        LexiconErrors errors = new LexiconErrors();
        ResolvedLexicon lexicon =
                LexiconResolver.resolve(
                        new LexiconReader(canonicaliser).read(files, errors, Pace.NONE), errors, Pace.NONE);
        errors.throwIfAny();
        Set<String> words = new TreeSet<>();
        lexicon.terms().forEach(term -> addAll(words, term.literals()));
        lexicon.persons().forEach(literal -> words.add(literal.text().chars()));
        lexicon.frames().forEach(frame -> addAll(words, frame.row()));
        lexicon.cues().forEach(cue -> addAll(words, cue.row()));
        lexicon.exempts().forEach(exempt -> addAll(words, exempt.row()));
        return words;
    }

    private static void addAll(Set<String> words, Row row) {
        row.steps().forEach(step -> addAll(words, step.atom().words()));
    }

    private static void addAll(Set<String> words, Collection<Sought> literals) {
        literals.forEach(sought -> words.add(sought.literal().text().chars()));
    }
}
