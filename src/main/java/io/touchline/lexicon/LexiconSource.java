package io.touchline.lexicon;

import io.touchline.text.FuzzyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One lexicon file, read and checked by itself.
 *
 * @param file its name
 * @param language {@code zh}, {@code en} or {@code any}
 * @param source where its entries come from, as its authors say
 * @param label what its entries are evidence of; empty unless it is a file of harm
 * @param fuzzy the sounds that it declares to be one
 */
record LexiconSource(
        String file,
        String language,
        Optional<String> source,
        Optional<Label> label,
        List<LexiconEntry> entries,
        Set<FuzzyPair> fuzzy) {

    LexiconSource {
        fuzzy = Set.copyOf(fuzzy);
        entries = List.copyOf(entries);
    }

    LexiconSummary summary() {
        return new LexiconSummary(
                file,
                language,
                source,
                label,
                count(LexiconEntry.Term.class),
                count(LexiconEntry.Frame.class),
                count(LexiconEntry.Cue.class),
                count(LexiconEntry.Exempt.class),
                count(LexiconEntry.WordClass.class),
                count(LexiconEntry.Way.class));
    }

    private int count(Class<? extends LexiconEntry> kind) {
        return (int) entries.stream().filter(kind::isInstance).count();
    }
}
