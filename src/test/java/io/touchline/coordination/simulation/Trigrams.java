package io.touchline.coordination.simulation;

import java.util.HashSet;
import java.util.Set;

/** The sets of three letters or digits in a row; what stands between them does not count. */
record Trigrams(Set<String> all) {

    static Trigrams of(String text) {
        int[] letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= letters.length; i++) {
            trigrams.add(new String(letters, i, 3));
        }
        return new Trigrams(trigrams);
    }

    /** The share of the trigrams of one text that the other lacks, the mean of both ways by size (Sørensen–Dice). */
    double difference(Trigrams other) {
        int both = 0;
        for (String trigram : all) {
            both += other.all.contains(trigram) ? 1 : 0;
        }
        int sum = all.size() + other.all.size();
        return sum == 0 ? 0 : 1 - 2.0 * both / sum;
    }
}
