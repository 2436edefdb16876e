package io.touchline.handling;

/**
 * Where an account stands on the ladder of measures, mildest first. The names are part of the API and, but for
 * {@link #CLEAN}, those of the account measures: a rung is the gravest measure that the account's strikes still carry.
 */
public enum Rung {
    CLEAN,
    EDUCATE,
    WARN,
    LIMIT_COMMENT,
    MUTE,
    SUSPEND_MONETISATION,
    CLOSE
}
