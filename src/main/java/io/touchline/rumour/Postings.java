package io.touchline.rumour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which of many claims have an idea or a piece. Rows are read from the shortest on and only so far: what is rare tells
 * most, and what everybody says would cost most. Immutable.
 */
final class Postings {

    /** Entries read for one comment. */
    private static final int BUDGET = 1_024;

    /** Above every piece, whose lowest bits are less than this. */
    private static final int IDEA = 3;

    private final int[] keys;
    private final int[] starts;
    private final int[] entries;
    private final int claims;

    private Postings(int[] keys, int[] starts, int[] entries, int claims) {
        this.keys = keys;
        this.starts = starts;
        this.entries = entries;
        this.claims = claims;
    }

    static Postings of(Claim[] claims) {
        int count = 0;
        for (Claim claim : claims) {
            count += claim.ideas().length + claim.pieces().length;
        }
        long[] pairs = new long[count];
        int at = 0;
        for (int i = 0; i < claims.length; i++) {
            for (short idea : claims[i].ideas()) {
                pairs[at++] = (long) keyOfIdea(idea) << Integer.SIZE | i;
            }
            for (int piece : claims[i].pieces()) {
                pairs[at++] = (long) piece << Integer.SIZE | i;
            }
        }
        Arrays.sort(pairs);
        int[] keys = new int[count];
        int[] starts = new int[count + 1];
        int[] entries = new int[count];
        int rows = 0;
        for (int i = 0; i < count; i++) {
            int key = (int) (pairs[i] >> Integer.SIZE);
            if (rows == 0 || keys[rows - 1] != key) {
                starts[rows] = i;
                keys[rows++] = key;
            }
            entries[i] = (int) pairs[i];
        }
        starts[rows] = count;
        return new Postings(Arrays.copyOf(keys, rows), Arrays.copyOf(starts, rows + 1), entries, claims.length);
    }

    /** The lowest bits of a piece that is made of everyday characters alone are never these. */
    private static int keyOfIdea(int idea) {
        return idea << 2 | IDEA;
    }

    /** A row of the table for something that a comment says. */
    private record Row(int begin, int end, double weight) {

        int length() {
            return end - begin;
        }
    }

    /**
     * Places of the claims that share most with what was said; at most {@code limit}, in no order.
     *
     * @param gone places of claims that do not stand any more, which take nobody's place
     */
    int[] best(Said said, int limit, BitSet gone) {
        List<Row> rows = new ArrayList<>();
        said.ideas().keySet().forEach(idea -> add(rows, keyOfIdea(idea), 1));
        said.pieces().keySet().forEach(piece -> add(rows, piece, Shingles.weight(piece)));
        rows.sort((one, other) -> Integer.compare(one.length(), other.length()));
        Tally tally = new Tally(BUDGET);
        int left = BUDGET;
        for (Row row : rows) {
            int read = Math.min(left, row.length());
            // Rare among the claims: worth more.
            double worth = row.weight() * Math.log(1 + (double) claims / row.length());
            for (int i = 0; i < read; i++) {
                int entry = entries[row.begin() + i];
                if (!gone.get(entry)) {
                    tally.add(entry, worth);
                }
            }
            left -= read;
            if (left == 0) {
                break;
            }
        }
        return tally.best(limit);
    }

    private void add(List<Row> rows, int key, double weight) {
        int row = Arrays.binarySearch(keys, key);
        if (row >= 0 && weight > 0) {
            rows.add(new Row(starts[row], starts[row + 1], weight));
        }
    }
}
