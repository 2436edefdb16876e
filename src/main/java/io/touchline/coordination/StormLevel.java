package io.touchline.coordination;

/** How hard a target is being hit by hostile comments, against its own baseline. In rising order of alarm. */
public enum StormLevel {
    CALM,
    SUBSIDING,
    RISING,
    STORM
}
