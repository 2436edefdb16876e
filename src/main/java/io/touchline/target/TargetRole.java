package io.touchline.target;

/** What a registered target is. The names are part of the API. */
public enum TargetRole {
    ATHLETE,
    COACH,
    OFFICIAL,
    TEAM
}
