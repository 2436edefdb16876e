package io.touchline.casework.cases;

/** What gathers a case's comments. The names are part of the API. */
public enum CaseKind {
    /** A coordinated group, whatever its members' comments are about. */
    GROUP,
    /** Many comments on a target that is being hit hard, whose authors no group is known of. */
    STORM,
    /** One account's comments on one target, of one queue. */
    ACCOUNT
}
