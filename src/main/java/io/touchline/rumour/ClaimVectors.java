package io.touchline.rumour;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Vectors of claims that were asked for lately, so that a rumour which is going round is encoded once. */
final class ClaimVectors {

    private final int capacity;
    private final Map<String, float[]> lately;

    /** @param capacity of 2 kB each */
    ClaimVectors(int capacity) {
        this.capacity = capacity;
        this.lately = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > ClaimVectors.this.capacity;
            }
        };
    }

    /** Centred. Two threads may encode the same claim at once; nobody waits for another's encoder. */
    Optional<float[]> of(Claim claim, SentenceVectors vectors, VectorSpace space) {
        synchronized (lately) {
            float[] known = lately.get(claim.wording());
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<float[]> asked =
                vectors.of(claim.wording()).filter(space::knows).map(space::centred);
        asked.ifPresent(vector -> {
            synchronized (lately) {
                lately.put(claim.wording(), vector);
            }
        });
        return asked;
    }
}
