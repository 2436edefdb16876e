package io.touchline.api;

/**
 * Patterns as the API's document tells them: as ECMA-262 has them, where they are looked for anywhere in a value, while
 * the rules of the service want all of it to match. What Java reads otherwise is not translated: rules do without it.
 */
final class EcmaPattern {

    /** As Quarkus says that a value is not blank. To ECMA-262 a no-break space is blank, to the rule it is not. */
    private static final String NOT_BLANK = "\\S";

    private static final String BLANK =
            "\\t-\\r\\x1C-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";

    private EcmaPattern() {}

    /** @param java one of Java's, or what this made of it */
    static String of(String java) {
        if (java.equals(NOT_BLANK)) {
            return "^[" + BLANK + "]*[^" + BLANK + "][\\s\\S]*$";
        }
        return java.startsWith("^") ? java : "^(?:" + java + ")$";
    }
}
