package io.touchline.casework.audit;

import java.util.List;

/**
 * What a look at a whole log found.
 *
 * @param events that were seen
 * @param head the last of them
 * @param erasedParts personal parts that are gone as the log says
 * @param faults the first {@value #MOST_FAULTS} by number; none if valid
 */
public record ChainReport(boolean valid, long events, Head head, long erasedParts, List<Fault> faults) {

    static final int MOST_FAULTS = 100;

    public ChainReport {
        faults = List.copyOf(faults);
    }

    /**
     * An event, named so that it can be published.
     *
     * @param seq 0 where there is none
     * @param hash hexadecimal
     */
    public record Head(long seq, String hash) {}

    /** What is wrong with which event. */
    public record Fault(long seq, ChainFault fault) {}
}
