package io.touchline.casework.erasure;

/** How far an erasure has come. The names are part of the API. */
public enum ErasureState {
    /** The id is gone; something was in the way of the rest, which follows by itself within minutes. */
    REQUESTED,
    /** All is gone but the evidence that cases hold, under a key that leads to no id. */
    HELD,
    COMPLETE
}
