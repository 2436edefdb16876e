package io.touchline.lexicon;

import java.util.Optional;

/**
 * What a lexicon file holds, in numbers of entries.
 *
 * @param label empty unless it is a file of harm
 */
public record LexiconSummary(
        String file,
        String language,
        Optional<Label> label,
        int terms,
        int frames,
        int modifiers,
        int exceptions,
        int classes,
        int evasions) {}
