package io.touchline.coordination;

/** How a group was found. The names are part of the API. */
public enum GroupKind {
    /** Enough distinct accounts posted the same hostile text within the window. */
    SAME_TEXT_SWARM
}
