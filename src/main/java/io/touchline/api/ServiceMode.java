package io.touchline.api;

/** {@code touchline.mode}: on a developer's machine, or in front of real callers. */
public enum ServiceMode {
    LOCAL,
    PRODUCTION
}
