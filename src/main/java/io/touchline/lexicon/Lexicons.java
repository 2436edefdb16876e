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
        return new LexiconLoader(canonicaliser).load(files, Pace.NONE);
    }
}
