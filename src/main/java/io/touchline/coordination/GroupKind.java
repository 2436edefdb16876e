package io.touchline.coordination;

/** How a group was found. The names are part of the API. */
public enum GroupKind {
    /** Enough distinct accounts posted the same hostile text within the window. */
    SAME_TEXT_SWARM(Signal.SAME_TEXT),
    /** Enough distinct accounts posted nearly the same hostile text within the window. */
    NEAR_DUPLICATE_SWARM(Signal.NEAR_DUPLICATE),
    /** The same accounts posted nearly the same hostile text again and again, over hours. */
    SLOW_DRIP(Signal.NEAR_DUPLICATE),
    /** The same accounts turned up together against one target after the other. */
    RAIDS(Signal.MET_BEFORE);

    private final Signal signal;

    GroupKind(Signal signal) {
        this.signal = signal;
    }

    /** What its members have in common. */
    Signal signal() {
        return signal;
    }
}
