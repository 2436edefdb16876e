package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A term entry of the lexicons that were built into the jar. */
record BundledTerm(String file, String language, Label label, LexiconEntry.Term term) {

    String source() {
        return file + "#" + term.id();
    }

    FileDisguises disguises() {
        return term.traits().disguises();
    }

    /** All of them, by file and place. */
    static List<BundledTerm> all(Canonicaliser canonicaliser) {
        LexiconErrors errors = new LexiconErrors();
        List<BundledTerm> terms = new ArrayList<>();
        for (LexiconSource source : new LexiconReader(canonicaliser).read(bundled(), errors, Pace.NONE)) {
            for (LexiconEntry entry : source.entries()) {
                if (entry instanceof LexiconEntry.Term term) {
                    terms.add(new BundledTerm(
                            source.file(), source.language(), source.label().orElseThrow(), term));
                }
            }
        }
        errors.throwIfAny();
        return terms;
    }

    static LexiconFiles bundled() {
        try {
            return BundledLexicons.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
