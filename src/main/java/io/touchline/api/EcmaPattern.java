package io.touchline.api;

/**
 * Patterns as the API's document tells them: as ECMA-262 has them, where they are looked for anywhere in a value, while
 * the rules of the service want all of it to match. What Java reads otherwise is not translated: rules do without it.
 */
final class EcmaPattern {

    /** As Quarkus says that a value is not blank. To ECMA-262 a no-break space is blank, to the rule it is not. */
    private static final String NOT_BLANK = "\\S";

    private EcmaPattern() {}

    /** @param java one of Java's, or what this made of it */
    static String of(String java) {
        if (java.equals(NOT_BLANK)) {
            return "^[" + Blank.CHARACTERS + "]*[^" + Blank.CHARACTERS + "][\\s\\S]*$";
        }
        return java.startsWith("^") ? java : "^(?:" + java + ")$";
    }
}
