package io.touchline.casework.appeal;

/** Where an appeal is in its life. The names are part of the API. */
public enum AppealState {
    OPEN,
    GRANTED,
    REJECTED,
    /** By the party, or because its account was erased. */
    WITHDRAWN,
    /** What it was against does not stand any more. */
    MOOT
}
