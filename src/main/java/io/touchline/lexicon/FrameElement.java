package io.touchline.lexicon;

import java.util.List;

/** One element of a frame as it is written; the table of elements is in {@code lexicons/README.md}. */
sealed interface FrameElement {

    /** One of some literals. */
    record Words(List<Literal> alternatives, boolean optional) implements FrameElement {

        public Words {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** A word of a class; {@code person} includes mentions. */
    record WordClass(String id, boolean optional) implements FrameElement {}

    /** A mention of a registered target. */
    record Target(boolean optional) implements FrameElement {}

    /** A row of digits. */
    record Digits(Figure figure, boolean optional) implements FrameElement {}

    /** Up to this many units of anything. */
    record AnyUnits(int most) implements FrameElement {}

    record ClauseBegin() implements FrameElement {}

    record ClauseEnd() implements FrameElement {}
}
