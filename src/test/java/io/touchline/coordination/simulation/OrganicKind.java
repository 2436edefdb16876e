package io.touchline.coordination.simulation;

/** What an organic account is remarkable for, if for anything; none of them follows a plan to harm. */
public enum OrganicKind {
    ORDINARY,
    /** Posts the kind texts of a fan club with the others of the club: birthdays, daily check-ins. */
    FAN_CLUB,
    /** Copied a text that went round; some of these texts mock. */
    COPIED_A_FAD,
    /** Hostile to one target in many threads again and again. */
    ANTI_FAN,
    /** Hostile to two or three rivals of a favourite. */
    RIVAL
}
