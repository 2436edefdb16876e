package io.touchline.casework.audit;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Faults by number, however they were found; of very many the first. */
final class FaultList {

    private final TreeSet<ChainReport.Fault> first =
            new TreeSet<>(Comparator.comparingLong(ChainReport.Fault::seq).thenComparing(ChainReport.Fault::fault));

    void add(long seq, ChainFault fault) {
        first.add(new ChainReport.Fault(seq, fault));
        if (first.size() > ChainReport.MOST_FAULTS) {
            first.pollLast();
        }
    }

    List<ChainReport.Fault> all() {
        return List.copyOf(first);
    }
}
