package io.touchline.coordination;

import io.quarkus.arc.Arc;

/** Has the service look now whether Redis has lost what persons decided about groups; by itself it does every ten seconds. */
public final class LostVerdicts {

    private LostVerdicts() {}

    public static void look() {
        Arc.container().instance(GroupVerdictDrain.class).get().lookForLoss();
    }
}
