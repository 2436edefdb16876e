package io.touchline.coordination;

import io.smallrye.mutiny.Uni;

/** How hard targets are being hit, for features that act on it. */
public interface StormLevels {

    /**
     * @return how the target stands now, or at the newest event seen for it where that is ahead of now and it stands worse
     *     there; fails with a {@link io.touchline.api.ProblemException} 503 if Redis does not answer
     */
    Uni<StormReading> storm(String namespace, String targetId);
}
