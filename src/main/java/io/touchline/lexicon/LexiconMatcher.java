package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import java.util.List;

/**
 * All lexicons compiled into one automaton and the frames over what it finds. One pass per comment; the cost is linear
 * in the length of the comment for any lexicon and any text. Immutable and safe to share between threads.
 */
public final class LexiconMatcher {

    private final CompiledLexicon lexicon;

    LexiconMatcher(CompiledLexicon lexicon) {
        this.lexicon = lexicon;
    }

    CompiledLexicon lexicon() {
        return lexicon;
    }

    /** Matches a comment that is aimed at nobody but whom it names. */
    public LexiconHits match(CanonicalText text, List<Mention> mentions) {
        return match(text, mentions, false);
    }

    /**
     * Finds everything the lexicons have to say about a comment.
     *
     * @param mentions the targets found in the comment; those without a place in the text count for nothing here
     * @param aimedAnyway true if the comment is aimed at somebody whom it need not name, as its thread or request says:
     *     entries that need a target then count in every sentence
     */
    public LexiconHits match(CanonicalText text, List<Mention> mentions, boolean aimedAnyway) {
        return match(text, mentions, aimedAnyway, List.of());
    }

    /**
     * The same where it is known what some words stand for.
     *
     * @param hidden none across another
     */
    public LexiconHits match(CanonicalText text, List<Mention> mentions, boolean aimedAnyway, List<HiddenWord> hidden) {
        return new LexiconScan(lexicon, text, mentions, aimedAnyway, hidden).run();
    }

    /** How many occurrences and spans a comment makes the matcher look at. */
    long work(CanonicalText text, List<Mention> mentions) {
        LexiconScan scan = new LexiconScan(lexicon, text, mentions, false, List.of());
        scan.run();
        return scan.work();
    }
}
