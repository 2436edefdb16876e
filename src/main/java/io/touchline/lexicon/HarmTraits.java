package io.touchline.lexicon;

import java.util.Set;

/** What a harm entry says beside what it looks for: see the table in {@code lexicons/README.md}. */
record HarmTraits(
        Severity severity,
        double weight,
        boolean targetRequired,
        Set<Modifier> unless,
        Set<Modifier> despite,
        FileDisguises disguises) {

    HarmTraits {
        unless = Set.copyOf(unless);
        despite = Set.copyOf(despite);
    }

    /** The log-odds of an entry that names no weight of its own. */
    static double weightOf(Severity severity) {
        return switch (severity) {
            case NONE -> throw new IllegalArgumentException("severity 0 is no harm");
            case RUDE -> 1.4;
            case INSULT -> 3.0;
            case GRAVE -> 4.2;
            case THREAT -> 5.2;
        };
    }
}
