package io.touchline.lexicon;

import java.util.List;
import java.util.Optional;

/**
 * One lexicon file, read and checked by itself.
 *
 * @param file its name
 * @param language {@code zh}, {@code en} or {@code any}
 * @param label what its entries are evidence of; empty unless it is a file of harm
 */
record LexiconSource(String file, String language, Optional<Label> label, List<LexiconEntry> entries) {

    LexiconSource {
        entries = List.copyOf(entries);
    }

    LexiconSummary summary() {
        return new LexiconSummary(
                file,
                language,
                label,
                count(LexiconEntry.Term.class),
                count(LexiconEntry.Frame.class),
                count(LexiconEntry.Cue.class),
                count(LexiconEntry.Exempt.class),
                count(LexiconEntry.WordClass.class));
    }

    private int count(Class<? extends LexiconEntry> kind) {
        return (int) entries.stream().filter(kind::isInstance).count();
    }
}
