package io.touchline.coordination;

/** What a comment acts on. The order is part of stored keys. */
enum ObjectKind {
    /** A shingle that stands for its text; comments that share it may be near-duplicates. */
    TEXT,
    /** A web address. */
    LINK,
    /** All hashtags of the comment together. */
    HASHTAGS,
    /** A thread that a doubtful comment stands in. */
    THREAD,
    /** A target that a doubtful comment attacks. */
    TARGET;

    /** Whether accounts that meet there again and again are sampled alike each time. */
    boolean isPlace() {
        return this == THREAD || this == TARGET;
    }
}
