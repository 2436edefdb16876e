package io.touchline.assessment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Tells which set of lexicons a replica runs and how many of the files that the build knows it lacks. The version is a
 * label, of one series at a time: replicas that read different files are seen by comparing them.
 */
final class LexiconGauges {

    private final MeterRegistry meters;
    private Gauge active;
    private volatile List<String> missing = List.of();

    LexiconGauges(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("touchline.lexicons.missing", this, gauges -> gauges.missing.size())
                .description("Files of the set in the jar that the set in force does not have")
                .register(meters);
    }

    /** Takes the place of the set before. */
    synchronized void running(String version, List<String> lacks) {
        missing = List.copyOf(lacks);
        Gauge before = active;
        active = Gauge.builder("touchline.lexicons.active", () -> 1)
                .description("1; its label says which set of lexicons is in force")
                .tag("version", version)
                .register(meters);
        if (before != null && !before.getId().equals(active.getId())) {
            meters.remove(before);
        }
    }

    /** Names of files, sorted. */
    List<String> missing() {
        return missing;
    }
}
