package io.touchline.coordination;

import io.quarkus.arc.Arc;

/** Has the service bring now what persons decided about groups to Redis; by itself it does every second. */
public final class BroughtVerdicts {

    private BroughtVerdicts() {}

    /** Returns when all that waited has been brought, or failed to be. */
    public static void bring() {
        Arc.container().instance(GroupVerdictDrain.class).get().drain();
    }
}
