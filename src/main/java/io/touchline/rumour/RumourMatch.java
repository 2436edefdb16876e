package io.touchline.rumour;

import io.touchline.text.Span;

/**
 * A rumour that a comment tells again.
 *
 * @param probability how likely it does, 0 to 1; at least what {@link RumourIndex} asks for
 * @param span of the text as sent, what tells it
 * @param byEncoder whether an encoder had its say
 */
public record RumourMatch(String rumourId, String targetId, double probability, Span span, boolean byEncoder) {}
