package io.touchline.rumour;

import java.util.Arrays;

/** Sums by claim, in an open hash table. Not for several threads. */
final class Tally {

    private static final int FREE = -1;

    private final int[] claims;
    private final double[] sums;
    private int count;

    /** @param additions the most that there will be */
    Tally(int additions) {
        int size = Integer.highestOneBit(Math.max(2, additions)) * 4;
        claims = new int[size];
        sums = new double[size];
        Arrays.fill(claims, FREE);
    }

    void add(int claim, double worth) {
        int at = claim * 0x9E3779B9 >>> 8 & claims.length - 1;
        while (claims[at] != FREE && claims[at] != claim) {
            at = at + 1 & claims.length - 1;
        }
        if (claims[at] == FREE) {
            claims[at] = claim;
            count++;
        }
        sums[at] += worth;
    }

    /** Those with the largest sums, in no order. */
    int[] best(int limit) {
        int[] places = new int[count];
        int at = 0;
        for (int i = 0; i < claims.length; i++) {
            if (claims[i] != FREE) {
                places[at++] = i;
            }
        }
        double least = Double.NEGATIVE_INFINITY;
        if (count > limit) {
            double[] sorted = Arrays.stream(places)
                    .mapToDouble(place -> sums[place])
                    .sorted()
                    .toArray();
            least = sorted[count - limit];
        }
        int[] best = new int[Math.min(limit, count)];
        int kept = 0;
        for (int place : places) {
            if (sums[place] > least) {
                best[kept++] = claims[place];
            }
        }
        // Only now those that tie for the last places: there may be many.
        for (int i = 0; i < places.length && kept < best.length; i++) {
            if (sums[places[i]] == least) {
                best[kept++] = claims[places[i]];
            }
        }
        return best;
    }
}
