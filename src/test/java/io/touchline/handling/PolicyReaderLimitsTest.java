package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are too much: too deep, too many, too long, or more than a plain tree. */
class PolicyReaderLimitsTest {

    private static final String WATCH = "{recommend: [{scope: TARGET, action: WATCH}]}";

    @Test
    void refusesAliasesWithoutFollowingThem() {
        List<PolicyError> errors = errorsOf(
                """
                rules:
                  - id: bomb
                    when:
                      any:
                        - &a {any: [{minor: true}, {minor: true}]}
                        - &b {any: [*a, *a, *a, *a, *a, *a, *a, *a, *a]}
                        - &c {any: [*b, *b, *b, *b, *b, *b, *b, *b, *b]}
                    then: {suggestion: REVIEW}
                """);

        assertThat(errors).hasSize(21).allMatch(error -> error.rule().equals("bomb"));
        assertThat(errors.get(1).toString()).isEqualTo("test.yaml:6:bomb: anchor '&b' is refused");
    }

    /** The rule of each fault is looked for through all rules: of all of these, some billion steps. */
    @Test
    void tellsTheFirstFaultsOfAFileThatIsFullOfThem() {
        List<PolicyError> errors = errorsOf("rules:\n" + "- !a\n".repeat(52_000));

        assertThat(errors).hasSize(100);
        assertThat(errors.get(98).toString()).isEqualTo("test.yaml:100:#99: tag '!a' is refused");
        assertThat(errors.get(99).toString()).isEqualTo("test.yaml:100:#99: from here on it is not looked for more");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(errorsOf("rules:\n" + rule("r", "{minor: true}", WATCH) + "---\nrules: []\n"))
                .singleElement()
                .extracting(PolicyError::line)
                .isEqualTo(5);
    }

    @Test
    void refusesControlCharactersAtTheirLine() {
        assertThat(errorsOf("rules:\n  - id: \u0007\n"))
                .containsExactly(new PolicyError("test.yaml", 2, "", "holds a character that YAML does not allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\UFFFFFFFF\"", "\"a\n  \\U80000000\""})
    void refusesEscapesOfNoCharacterAtTheirLine(String id) {
        int line = id.contains("\n") ? 3 : 2;

        assertThat(errorsOf("rules:\n  - id: " + id + "\n"))
                .containsExactly(new PolicyError("test.yaml", line, "", "not YAML: holds an escape of no character"));
    }

    @Test
    void refusesADirectiveOfNoVersion() {
        assertThat(errorsOf("%YAML 1.99999999999\n---\nrules: []\n")).hasSize(1);
    }

    @Test
    void takesConditionsEightDeepAndNotNine() {
        assertThat(Policies.when(nested(8)).size()).isOne();
        assertThat(errorsOf("rules:\n" + rule("r", nested(9), WATCH)))
                .containsExactly(new PolicyError("test.yaml", 3, "r", "conditions stand more than 8 deep"));
    }

    @Test
    void survivesAbsurdDepth() {
        assertThat(errorsOf("rules:\n" + rule("r", nested(100_000), WATCH))).isNotEmpty();
    }

    @Test
    void takesFiveHundredRulesAndNotOneMore() {
        assertThat(Policies.read(manyRules(500)).size()).isEqualTo(500);
        assertThat(errorsOf(manyRules(501)))
                .containsExactly(
                        new PolicyError("test.yaml", 1502, "", "a policy has at most 500 rules; this one has 501"));
    }

    @Test
    void refusesAFileThatIsTooLong() {
        assertThat(errorsOf("# " + "x".repeat(PolicyReader.MAX_CHARACTERS) + "\nrules: []\n"))
                .isNotEmpty();
    }

    @Test
    void doesNotRepeatALongWordInFull() {
        assertThat(errorsOf("rules:\n" + rule("r", "{label: " + "x".repeat(5_000) + "}", WATCH)))
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).hasSizeLessThan(100));
    }

    private static String nested(int depth) {
        return "{not: ".repeat(depth - 1) + "{minor: true}" + "}".repeat(depth - 1);
    }

    private static String manyRules(int count) {
        return "rules:\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> rule("r" + i, "{minor: true}", WATCH))
                        .collect(Collectors.joining());
    }

    private static List<PolicyError> errorsOf(String content) {
        return catchThrowableOfType(PolicyException.class, () -> Policies.read(content))
                .errors();
    }
}
