package io.touchline.assessment.store;

import io.quarkus.arc.Arc;

/** Has the service bring now what waits in the outbox; by itself it does every second. */
public final class OutboxRound {

    private OutboxRound() {}

    /** Returns when all that waited has been brought, or was put aside, or failed to be. */
    public static void drain() {
        Arc.container().instance(OutboxDrain.class).get().drain();
    }
}
