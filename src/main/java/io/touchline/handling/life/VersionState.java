package io.touchline.handling.life;

/** Where a version of a policy is in its life. The names are part of the API. */
public enum VersionState {
    /** It was never active. */
    DRAFT,
    /** It runs beside the active one and decides nothing. */
    SHADOW,
    ACTIVE,
    /** It was active before, or came with the service and another decides. */
    RETIRED
}
