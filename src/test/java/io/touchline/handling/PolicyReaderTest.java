package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that the language refuses, with its place. */
class PolicyReaderTest {

    private static final String WATCH = "{recommend: [{scope: TARGET, action: WATCH}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {lable: threat}                                | exactly one of label, quoted, category
            {}                                             | this one has nothing
            {label: threat, severity: 3}                   | exactly one of label, quoted, category
            {label: threat, below: 0.5}                    | unknown key 'below'
            {label: treat}                                 | unknown label 'treat'
            {label: 3}                                     | 'label' must be a text
            {label: [threat]}                              | 'label' must be a text
            {label: threat, label: curse}                  | duplicate key 'label'
            {label: threat, atLeast: 1.01}                 | 'atLeast' must be a number from 0 to 1
            {category: abuse}                              | unknown category 'abuse'; one of ABUSE
            {category: ACCOUNT}                            | ACCOUNT has no score
            {score: abuse}                                 | needs 'atLeast' or 'below'
            {score: account, atLeast: 0.5}                 | unknown score 'account'; one of abuse, incitement, slander
            {score: abuse, atLeast: -0.1}                  | 'atLeast' must be a number from 0 to 1
            {score: abuse, atLeast: "0.5"}                 | 'atLeast' must be a number from 0 to 1
            {score: abuse, atLeast: .nan}                  | 'atLeast' must be a number from 0 to 1
            {score: abuse, atLeast: high}                  | 'atLeast' must be a number from 0 to 1
            {score: abuse, below: 2}                       | 'below' must be a number from 0 to 1
            {score: abuse, atLeast: 0.5, below: 0.5}       | 'atLeast' must be less than 'below'
            {severity: 0}                                  | 'severity' must be a whole number from 1 to 4
            {severity: 5}                                  | 'severity' must be a whole number from 1 to 4
            {severity: 2.5}                                | 'severity' must be a whole number from 1 to 4
            {modifier: SARCASM}                            | unknown modifier 'SARCASM'; one of NEGATED
            {targetRole: FAN}                              | unknown targetRole 'FAN'; one of ATHLETE
            {minor: yes}                                   | 'minor' must be true or false
            {minor: false}                                 | write {not: {minor: true}}
            {protection: MORE}                             | unknown protection 'MORE'; one of STANDARD
            {standing: CLEAN}                              | write {not: {standing: EDUCATE}}
            {standing: BANNED}                             | unknown standing 'BANNED'; one of CLEAN
            {thread: OWN}                                  | unknown thread 'OWN'; one of TARGET
            {storm: 3}                                     | 'storm' must be a text
            {storm: HURRICANE}                             | unknown storm 'HURRICANE'; one of CALM
            {group: false}                                 | write {not: {group: true}}
            {coordination: 1.5}                            | 'coordination' must be a number from 0 to 1
            {all: []}                                      | 'all' must be a list that is not empty
            {any: {minor: true}}                           | 'any' must be a list that is not empty
            {not: [{minor: true}]}                         | a condition must be a mapping
            {all: [minor]}                                 | a condition must be a mapping
            [{minor: true}]                                | a condition must be a mapping
            {1: 2}                                         | must be a plain word
            {? [a] : 2}                                    | must be a plain word
            {quoted: treat}                                | unknown label 'treat'
            {quoted: 3}                                    | 'quoted' must be a text
            {quoted: threat, atLeast: 0.5}                 | unknown key 'atLeast'
            {quoted: threat, severity: 5}                  | 'severity' must be a whole number from 1 to 4
            {quoted: threat, label: curse}                 | exactly one of label, quoted
            {label: &a threat}                             | anchor '&a' is refused
            {label: !!str threat}                          | tag 'tag:yaml.org,2002:str' is refused
            {severity: !!int 3}                            | tag 'tag:yaml.org,2002:int' is refused
            !mine {minor: true}                            | tag '!mine' is refused
            {<<: {minor: true}}                            | must be a plain word
            """)
    void refusesConditions(String condition, String reason) {
        List<PolicyError> errors =
                errorsOf("rules:\n" + rule("ok", "{minor: true}", WATCH) + rule("r", condition, WATCH));

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.file()).isEqualTo("test.yaml");
            assertThat(error.line()).isEqualTo(6);
            assertThat(error.rule()).isEqualTo("r");
            assertThat(error.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {}                                                                      | needs 'suggestion', 'recommend' or 'case'
            REVIEW                                                                  | 'then' must be a mapping
            {suggest: REVIEW}                                                       | unknown key 'suggest'
            {suggestion: DELETE}                                                    | unknown suggestion 'DELETE'; one of PASS
            {recommend: []}                                                         | 'recommend' must be a list
            {recommend: [FOLD]}                                                     | a recommendation must be a mapping
            {recommend: [{action: FOLD}]}                                           | 'scope' is missing
            {recommend: [{scope: CONTENT}]}                                         | 'action' is missing
            {recommend: [{scope: COMMENT, action: FOLD}]}                           | unknown scope 'COMMENT'; one of CONTENT
            {recommend: [{scope: CONTENT, action: HIDE}]}                           | unknown action 'HIDE'; one of ALLOW
            {recommend: [{scope: CONTENT, action: MUTE}]}                           | MUTE is a measure of scope ACCOUNT, not CONTENT
            {recommend: [{scope: CONTENT, action: FOLD, until: P1D}]}               | unknown key 'until'
            {recommend: [{scope: CONTENT, action: FOLD}, {scope: CONTENT, action: FOLD}]} | FOLD is recommended twice
            {recommend: [{scope: CONTENT, action: FOLD, expiresAfter: 24h}]}        | must be an ISO 8601 duration
            {recommend: [{scope: CONTENT, action: FOLD, expiresAfter: PT0S}]}       | must be an ISO 8601 duration
            {recommend: [{scope: CONTENT, action: FOLD, expiresAfter: P400D}]}      | must be an ISO 8601 duration
            {recommend: [{scope: CONTENT, action: FOLD, expiresAfter: 24}]}         | 'expiresAfter' must be a text
            {recommend: [{scope: PLATFORM, action: REFER_AUTHORITY, expiresAfter: P1D}]} | cannot expire
            {recommend: [{scope: CONTENT, action: FOLD, expiresAfter: P2D, reviewAfter: P1D}]} | only a measure of scope TARGET is reviewed
            {recommend: [{scope: TARGET, action: WATCH, reviewAfter: P1D}]}         | must be less than 'expiresAfter', which must be there
            {recommend: [{scope: TARGET, action: WATCH, expiresAfter: P1D, reviewAfter: P1D}]} | must be less than 'expiresAfter'
            {recommend: [{scope: ACCOUNT, action: WARN, strike: true}]}             | only EDUCATE without a person may leave a strike
            {recommend: [{scope: ACCOUNT, action: EDUCATE, strike: true, requiresHuman: true}]} | only EDUCATE without a person
            {recommend: [{scope: ACCOUNT, action: EDUCATE, strike: once}]}          | 'strike' must be true or false
            {recommend: [{scope: CONTENT, action: FOLD, requiresHuman: maybe}]}     | 'requiresHuman' must be true or false
            {recommend: [{scope: ACCOUNT, action: LIMIT_COMMENT, requiresHuman: false}]} | always requires a person
            {recommend: [{scope: ACCOUNT, action: MUTE, requiresHuman: false}]}     | always requires a person
            {recommend: [{scope: ACCOUNT, action: SUSPEND_MONETISATION, requiresHuman: false}]} | always requires a person
            {recommend: [{scope: ACCOUNT, action: CLOSE, requiresHuman: false}]}    | always requires a person
            {recommend: [{scope: PLATFORM, action: DISSOLVE_GROUP, requiresHuman: false}]} | always requires a person
            {recommend: [{scope: PLATFORM, action: PUBLISH_NOTICE, requiresHuman: false}]} | always requires a person
            {recommend: [{scope: PLATFORM, action: REFER_AUTHORITY, requiresHuman: false}]} | always requires a person
            {case: abuse}                                                           | 'case' must be a mapping
            {case: {queue: abuse}}                                                  | 'priority' is missing
            {case: {priority: 1}}                                                   | 'queue' is missing
            {case: {queue: Abuse, priority: 1}}                                     | 'queue' must be 1 to 64 of
            {case: {queue: abuse, priority: 0}}                                     | 'priority' must be a whole number from 1 to 5
            {case: {queue: abuse, priority: 6}}                                     | 'priority' must be a whole number from 1 to 5
            {case: {queue: abuse, priority: 1, sla: P1D}}                           | unknown key 'sla'
            """)
    void refusesOutcomes(String outcome, String reason) {
        List<PolicyError> errors = errorsOf("rules:\n" + rule("r", "{minor: true}", outcome));

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.line()).isEqualTo(4);
            assertThat(error.rule()).isEqualTo("r");
            assertThat(error.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
            ``|1||the file is empty
            # nothing|1||the file is empty
            []|1||a policy must be a mapping
            {}|1||'rules' is missing
            rules: []|1||'rules' must be a list that is not empty
            rules: {a: b}|1||'rules' must be a list that is not empty
            {rules: [x], version: 1}|1||unknown key 'version'
            rules: [x]|1|#1|a rule must be a mapping
            rules: [{}]|1|#1|'when' is missing
            rules: [{id: A b}]|1|#1|'id' must be 1 to 64 of
            rules: [{id: pass}]|1|pass|the name of the rule that is always there
            rules: [{id: a, note: b}]|1|a|unknown key 'note'
            rules: [{id: a}|1||not YAML as this file may use it
            """)
    void refusesDocuments(String content, int line, String rule, String reason) {
        assertThat(errorsOf(content)).anySatisfy(error -> {
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.rule()).isEqualTo(rule == null ? "" : rule);
            assertThat(error.reason()).contains(reason);
        });
    }

    @Test
    void refusesAPolicyIdThatNobodyCouldAskFor() {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> new PolicyReader()
                .read("My policy", "x.yaml", "rules:\n" + rule("r", "{minor: true}", WATCH)));

        assertThat(refused).hasMessage("x.yaml:1: policy id 'My policy' must be 1 to 64 of a-z 0-9 and -");
    }

    @Test
    void namesBothPlacesOfADuplicateId() {
        List<PolicyError> errors =
                errorsOf("rules:\n" + rule("r", "{minor: true}", WATCH) + rule("r", "{minor: true}", WATCH));

        assertThat(errors).containsExactly(new PolicyError("test.yaml", 5, "r", "another rule has this id, at line 2"));
    }

    @Test
    void findsAllErrorsInOneReadingInTheOrderOfTheFile() {
        PolicyException refused = catchThrowableOfType(
                PolicyException.class,
                () -> Policies.read("rules:\n"
                        + rule("a", "{all: [{label: nope}, {severity: 9}]}", "{suggestion: NOPE}")
                        + rule("b", "{minor: true}", "{recommend: [{scope: ACCOUNT, action: FOLD}]}")
                        + "extra: 1\n"));

        assertThat(refused.errors()).extracting(PolicyError::line).containsExactly(3, 3, 4, 7, 8);
        assertThat(refused).hasMessageStartingWith("test.yaml:3:a: unknown label 'nope'\n");
    }

    private static List<PolicyError> errorsOf(String content) {
        return catchThrowableOfType(PolicyException.class, () -> Policies.read(content))
                .errors();
    }
}
