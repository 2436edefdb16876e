package io.touchline.casework.cases;

/** Where a case is in its life. The names are part of the API. */
public enum CaseState {
    OPEN,
    DECIDED,
    /** Its comments have become part of another case. */
    MERGED,
    /** Nothing is left of the comments that it held: there is nothing to decide on any more. */
    EMPTIED
}
