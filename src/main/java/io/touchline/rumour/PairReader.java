package io.touchline.rumour;

import java.util.Optional;

/**
 * Reads a claim and what is told beside each other, which takes milliseconds. Implemented by whoever has an encoder for it;
 * for any number of threads.
 */
@FunctionalInterface
public interface PairReader {

    /** Nobody: what words leave open is no match. */
    PairReader NONE = (claim, told) -> Optional.empty();

    /**
     * Both as they were written, with whoever the rumour is about as a pronoun.
     *
     * @return logarithms of probabilities that add up to one: that it tells the claim, denies it, asks for it, refutes it,
     *     says something else of the same person, the same of another, something else; empty if nobody can say (now)
     */
    Optional<double[]> read(String claim, String told);
}
