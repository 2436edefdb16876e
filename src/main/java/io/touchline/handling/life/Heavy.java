package io.touchline.handling.life;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts keys and tells the most frequent in bounded memory: exact as long as there are no more different keys than it
 * has places. Beyond, whenever the places run out, the median of the counts is taken off all of them and the keys that
 * are left with nothing go (Misra and Gries 1982, with the batched purge of Anderson et al. 2017); a count is then too
 * low by at most {@link #error()}. Not for several threads.
 */
final class Heavy<K extends Comparable<K>> {

    private final int places;
    private final Map<K, Long> counts;
    private long error;

    Heavy(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("places must be at least 1");
        }
        this.places = places;
        this.counts = new HashMap<>();
    }

    /** @param count the times that the key was met, or fewer by up to {@link #error()} */
    record Counted<K>(K key, long count) {}

    void add(K key) {
        counts.merge(key, 1L, Long::sum);
        if (counts.size() > places) {
            purge();
        }
    }

    /** By how much a count may be too low; a key that is not there was met at most so often. 0 if all is exact. */
    long error() {
        return error;
    }

    /** The most frequent, equals in order of their keys. */
    List<Counted<K>> most(int limit) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(entry -> new Counted<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void purge() {
        long[] sorted =
                counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long off = sorted[sorted.length / 2];
        counts.replaceAll((key, count) -> count - off);
        counts.values().removeIf(count -> count <= 0);
        error += off;
    }
}
