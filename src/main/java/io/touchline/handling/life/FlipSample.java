package io.touchline.handling.life;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A fair sample of bounded size: those whose ids have the least hashes. Unlike a reservoir it holds the same ones
 * whenever the same assessments are gone through, in whatever order.
 */
final class FlipSample {

    private final int size;
    private final TreeMap<Place, BacktestReport.Flip> kept = new TreeMap<>();

    FlipSample(int size) {
        this.size = size;
    }

    private record Place(long hash, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::hash).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param flip only made if it is kept for now */
    void offer(String assessmentId, Supplier<BacktestReport.Flip> flip) {
        Place place = new Place(hash(assessmentId), assessmentId);
        if (kept.size() == size) {
            if (place.compareTo(kept.lastKey()) >= 0) {
                return;
            }
            kept.pollLastEntry();
        }
        kept.put(place, flip.get());
    }

    /** Newest assessment first: ids rise with time. */
    List<BacktestReport.Flip> flips() {
        return kept.values().stream()
                .sorted(Comparator.comparing(BacktestReport.Flip::assessmentId).reversed())
                .toList();
    }

    /** FNV-1a, and the finaliser of MurmurHash3, for the first bits of FNV hardly move with the last letters. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
