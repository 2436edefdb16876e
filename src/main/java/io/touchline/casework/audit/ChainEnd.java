package io.touchline.casework.audit;

/**
 * Where a namespace's chain ends.
 *
 * @param seq of the last event, 0 before the first
 * @param hash of the last event
 * @param seal keyed hash of both; empty before the first event
 */
public record ChainEnd(long seq, byte[] hash, byte[] seal) {

    /** Of a namespace without events. */
    static ChainEnd none(String namespace) {
        return new ChainEnd(0, EventHash.first(namespace), new byte[0]);
    }
}
