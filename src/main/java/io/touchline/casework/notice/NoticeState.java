package io.touchline.casework.notice;

/** Where a notice is in its life. The names are part of the API. */
public enum NoticeState {
    /** Computed, not public yet; can be deleted. */
    DRAFT,
    /** Frozen, and in the log. */
    PUBLISHED,
    /** Was published; is shown no more. */
    WITHDRAWN
}
