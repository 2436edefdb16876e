package io.touchline.rumour;

import java.util.Optional;

/**
 * Where sentence vectors come from: an encoder as it was published, which takes milliseconds a text. The encoder may differ by script;
 * vectors of different lengths are never compared. Implemented by whoever has encoders; for any number of threads.
 */
@FunctionalInterface
public interface SentenceVectors {

    /** No encoder: what is left open without one is no match. */
    SentenceVectors NONE = text -> Optional.empty();

    /**
     * @param text as it was written, with whoever the rumour is about as a pronoun
     * @return its vector, of any length but zero; empty if there is none to be had (now)
     */
    Optional<float[]> of(String text);
}
