package io.touchline.handling.protection;

/** How a protection came to its end. The names are part of the API. */
public enum ProtectionEnd {
    /** Its time was over. */
    TIME,
    /** The target was found calm when it was time to look. */
    CALM,
    /** A person lifted it; what its rules call for stays away for as long as it would have lasted. */
    PERSON,
    /** The target asked for an open comment section. */
    WISH
}
