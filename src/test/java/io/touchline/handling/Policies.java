package io.touchline.handling;

/** Small policies for tests. */
final class Policies {

    private Policies() {}

    static Policy read(String content) {
        return new PolicyReader().read("test", "test.yaml", content);
    }

    /** A policy of one rule, {@code r}, that watches the target. */
    static Policy when(String condition) {
        return rules(rule("r", condition, "{recommend: [{scope: TARGET, action: WATCH}]}"));
    }

    /** A policy of one rule, {@code r}, that fires on everything. */
    static Policy then(String outcome) {
        return rules(rule("r", "{score: abuse, atLeast: 0}", outcome));
    }

    static Policy rules(String... rules) {
        return read("rules:\n" + String.join("", rules));
    }

    static String rule(String id, String when, String then) {
        return "  - id: " + id + "\n    when: " + when + "\n    then: " + then + "\n";
    }
}
