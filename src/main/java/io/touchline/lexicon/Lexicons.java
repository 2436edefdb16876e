package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.util.List;

/**
 * A set of lexicons in force: its version, what it holds, and the matcher. Immutable; a changed set of files makes a
 * new one.
 *
 * @param version the version of the files, see {@link LexiconFiles}
 * @param files what each file holds, by name
 * @param disguises how words are hidden, by the evasion files of the set
 */
public record Lexicons(String version, List<LexiconSummary> files, LexiconMatcher matcher, Disguises disguises) {

    public Lexicons {
        files = List.copyOf(files);
    }

    /**
     * Reads, resolves and compiles the files.
     *
     * @throws LexiconException with everything that is wrong with them
     */
    public static Lexicons compile(LexiconFiles files, Canonicaliser canonicaliser) {
        LexiconErrors errors = new LexiconErrors();
        List<LexiconSource> sources = new LexiconReader(canonicaliser).read(files, errors);
        ResolvedLexicon resolved = LexiconResolver.resolve(sources, errors);
        errors.throwIfAny();
        List<LexiconSummary> summaries =
                sources.stream().map(LexiconSource::summary).toList();
        Disguises disguises = new Disguises(resolved.evasions(), canonicaliser);
        LexiconMatcher matcher = new LexiconMatcher(LexiconCompiler.compile(resolved, disguises));
        return new Lexicons(files.version(), summaries, matcher, disguises);
    }
}
