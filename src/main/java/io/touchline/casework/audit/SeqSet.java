package io.touchline.casework.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** A set of numbers that mostly lie close together: a bit each, and no more memory for one that lies far off. */
final class SeqSet {

    private final Map<Long, Long> words = new HashMap<>();

    void add(long seq) {
        words.merge(seq >> 6, 1L << seq, (one, other) -> one | other);
    }

    boolean contains(long seq) {
        return (words.getOrDefault(seq >> 6, 0L) & 1L << seq) != 0;
    }

    /** @return false if it was not there */
    boolean remove(long seq) {
        boolean there = contains(seq);
        if (there) {
            words.computeIfPresent(seq >> 6, (place, word) -> word == 1L << seq ? null : word & ~(1L << seq));
        }
        return there;
    }

    void forEach(LongConsumer each) {
        words.forEach((place, word) -> {
            for (long rest = word; rest != 0; rest &= rest - 1) {
                each.accept((place << 6) + Long.numberOfTrailingZeros(rest));
            }
        });
    }
}
