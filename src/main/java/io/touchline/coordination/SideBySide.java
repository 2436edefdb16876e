package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Calls to Redis that do not wait for one another. */
final class SideBySide {

    /** The client's queue is bounded, and a call of a thousand comments may have ten thousand keys. */
    private static final int AT_ONCE = 64;

    private SideBySide() {}

    /** Ends with the last of them, or fails with the first that does. */
    static Uni<Void> all(List<Uni<Void>> calls) {
        return calls.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(calls)
                        .usingConcurrencyOf(AT_ONCE)
                        .andFailFast()
                        .replaceWithVoid();
    }
}
