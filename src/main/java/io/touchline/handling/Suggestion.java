package io.touchline.handling;

/** What the caller should do with the comment for now, weakest first. The names are part of the API. */
public enum Suggestion {
    PASS,
    REVIEW,
    BLOCK
}
