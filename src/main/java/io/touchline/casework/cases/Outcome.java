package io.touchline.casework.cases;

/** What a person says of a case. The names are part of the API. */
public enum Outcome {
    /** The measures that the policy proposed stand. */
    UPHOLD,
    /** Other measures stand instead. */
    CHANGE,
    /** Nothing stands: it was flagged wrongly. */
    OVERTURN
}
