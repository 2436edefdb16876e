package io.touchline.coordination;

/** What makes an account look as if it moved with others. The names are part of the API. */
public enum Signal {
    /** Reserved: other accounts posted nearly the same text. */
    NEAR_DUPLICATE,
    /** Other accounts posted exactly the same hostile text within the window. */
    SAME_TEXT,
    /** Many other accounts were hostile to the same target within the window. Weak: a crowd is only a crowd. */
    SAME_TARGET
}
