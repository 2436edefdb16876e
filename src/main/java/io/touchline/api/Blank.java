package io.touchline.api;

/** What is blank, as {@link String#isBlank} has it, for rules on fields that may be left out and are not blank if given. */
public final class Blank {

    /** Those characters, as part of a class in a pattern. A no-break space is none of them. */
    public static final String CHARACTERS =
            "\\t-\\r\\x1C-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";

    private Blank() {}
}
