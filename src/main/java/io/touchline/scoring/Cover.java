package io.touchline.scoring;

import io.touchline.lexicon.Modifier;
import io.touchline.text.Span;

/**
 * A modifier at work in one comment.
 *
 * @param source {@code file#id} of its cue, or {@code engine#…}
 * @param place where its cue stands in the text as sent
 * @param stretch what it covers, in the canonical form
 */
record Cover(Modifier modifier, String source, Span place, Span stretch) {}
