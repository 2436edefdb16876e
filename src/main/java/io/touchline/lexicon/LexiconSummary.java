package io.touchline.lexicon;

import java.util.Optional;

/**
 * What a lexicon file holds, in numbers of entries.
 *
 * @param source where its entries come from, as its authors say
 * @param label empty unless it is a file of harm
 */
public record LexiconSummary(
        String file,
        String language,
        Optional<String> source,
        Optional<Label> label,
        int terms,
        int frames,
        int modifiers,
        int exceptions,
        int classes,
        int evasions) {}
