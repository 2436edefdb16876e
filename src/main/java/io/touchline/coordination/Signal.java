package io.touchline.coordination;

/** What makes an account look as if it moved with others. The names are part of the API. */
public enum Signal {
    /** Other accounts posted nearly the same text within the window. */
    NEAR_DUPLICATE,
    /** Other accounts posted exactly the same text within the window. */
    SAME_TEXT,
    /** Many other accounts were hostile to the same target within the window. Weak: a crowd is only a crowd. */
    SAME_TARGET,
    /** The accounts that turn up here together turned up together before, against other targets. */
    MET_BEFORE,
    /** The account posted nearly the same text five times or more. */
    BULK_HOMOGENEOUS
}
