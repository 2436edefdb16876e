package io.touchline.casework.feedback;

/** What somebody says of an assessment. The names are part of the API. */
public enum Verdict {
    /** The labels are right, or rightly there are none. */
    CONFIRMED,
    /** There should be none. */
    HARMLESS,
    /** Others should stand there. */
    RELABELLED
}
