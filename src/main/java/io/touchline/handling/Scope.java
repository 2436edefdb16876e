package io.touchline.handling;

/** What a measure acts on. The names are part of the API. */
public enum Scope {
    CONTENT,
    ACCOUNT,
    TARGET,
    PLATFORM
}
