package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.List;

/**
 * One match of a frame.
 *
 * @param span from its first to its last step
 * @param steps what it stands on, last step first
 */
record FrameMatch(Span span, List<Footing> steps) {

    /** @param how bits of {@link How} */
    record Footing(Span span, int how) {}
}
