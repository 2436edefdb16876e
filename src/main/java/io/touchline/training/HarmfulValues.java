package io.touchline.training;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of a category that mean harm in one file, all others meaning none; if none is named, values are 0 and 1. A
 * value that no row has is a mistake: with it everything would be harmless.
 */
final class HarmfulValues {

    private final Set<String> named;
    private final Set<String> met = new HashSet<>();

    HarmfulValues(Set<String> named) {
        this.named = Set.copyOf(named);
    }

    boolean areNamed() {
        return !named.isEmpty();
    }

    /** @param value of a category, stripped */
    boolean contains(String value) {
        met.add(value);
        return named.contains(value);
    }

    /** Once all rows of the file are read. */
    void requireMet(Path file) throws InputException {
        for (String value : new TreeSet<>(named)) {
            if (!met.contains(value)) {
                throw new InputException(file, "no category of a row is " + value + ", which --harmful names");
            }
        }
    }
}
