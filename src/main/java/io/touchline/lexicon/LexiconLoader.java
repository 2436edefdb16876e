package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.util.List;

/**
 * Makes sets of lexicons out of files, one after the other: of a set that differs from the one before in a few files
 * only those are read again. For one thread at a time.
 */
public final class LexiconLoader {

    private final Canonicaliser canonicaliser;
    private final LexiconReader reader;

    public LexiconLoader(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
        this.reader = new LexiconReader(canonicaliser);
    }

    /**
     * Reads, resolves and compiles the files.
     *
     * @param pace how fast
     * @throws LexiconException with everything that is wrong with them
     */
    public Lexicons load(LexiconFiles files, Pace pace) {
        LexiconErrors errors = new LexiconErrors();
        List<LexiconSource> sources = reader.read(files, errors, pace);
        ResolvedLexicon resolved = LexiconResolver.resolve(sources, errors, pace);
        errors.throwIfAny();
        List<LexiconSummary> summaries =
                sources.stream().map(LexiconSource::summary).toList();
        Disguises disguises = new Disguises(
                resolved.evasions(),
                resolved.terms().stream()
                        .flatMap(term -> term.literals().stream().map(Sought::literal)),
                canonicaliser);
        LexiconMatcher matcher = new LexiconMatcher(LexiconCompiler.compile(resolved, disguises, pace));
        return new Lexicons(files.version(), summaries, matcher, disguises);
    }
}
