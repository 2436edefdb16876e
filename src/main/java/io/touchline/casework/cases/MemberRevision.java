package io.touchline.casework.cases;

/**
 * Which revision of its comment a member is.
 *
 * @param number null once the day on which it was received is dropped
 * @param superseded true if the comment has been assessed again since, as after an edit
 */
record MemberRevision(Integer number, boolean superseded) {}
