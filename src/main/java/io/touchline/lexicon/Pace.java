package io.touchline.lexicon;

/**
 * How fast a long piece of work goes: whoever does it calls {@link #step} after every small part, and may be made to
 * rest there. Belongs to one piece of work and its thread.
 */
public interface Pace {

    /** Never rests. */
    Pace NONE = () -> {};

    /** Called after a part of the work that takes some microseconds. */
    void step();
}
