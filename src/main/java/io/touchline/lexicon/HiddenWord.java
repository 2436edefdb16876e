package io.touchline.lexicon;

import io.touchline.text.Span;

/**
 * A word that is written otherwise, whether or not any lexicon knows it.
 *
 * @param place where it stands in the canonical form, with characters of its own that are written plainly
 * @param reading what it is, in canonical form
 */
public record HiddenWord(Span place, String reading) {}
