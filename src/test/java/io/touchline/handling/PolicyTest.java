package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static io.touchline.handling.Policies.rules;
import static io.touchline.handling.Policies.then;
import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.touchline.lexicon.Label;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the rules that fired are settled into one decision. */
class PolicyTest {

    private static final String ALWAYS = "{score: abuse, atLeast: 0}";
    private static final String NEVER = "{severity: 4}";

    @Test
    void allowsWhereNothingFires() {
        Decision decision = rules(rule("r", NEVER, "{suggestion: BLOCK}")).decide(calm().build());

        assertThat(decision)
                .isEqualTo(new Decision(
                        Suggestion.PASS,
                        "test#pass",
                        List.of(new Recommendation(
                                Scope.CONTENT,
                                Action.ALLOW,
                                List.of(),
                                "test#pass",
                                false,
                                true,
                                List.of(),
                                false,
                                Optional.empty(),
                                Optional.empty())),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void doesNotAllowWhatItSuggestsToReview() {
        Decision decision = then("{suggestion: REVIEW}").decide(calm().build());

        assertThat(decision.recommendations()).isEmpty();
    }

    @Test
    void takesTheStrongestSuggestionWhateverTheOrder() {
        Decision decision = rules(
                        rule("a", ALWAYS, "{suggestion: REVIEW}"),
                        rule("b", ALWAYS, "{suggestion: BLOCK}"),
                        rule("c", ALWAYS, "{suggestion: PASS}"))
                .decide(calm().build());

        assertThat(decision.suggestion()).isEqualTo(Suggestion.BLOCK);
    }

    @Test
    void firstRuleOwnsAMeasureAndLaterOnesThatNeedNoPersonAddTheirReasons() {
        Decision decision = rules(
                        rule(
                                "first",
                                "{label: curse}",
                                "{recommend: [{scope: TARGET, action: WATCH, expiresAfter: PT24H}]}"),
                        rule(
                                "second",
                                "{any: [{label: threat}, {label: curse}, {group: true}]}",
                                "{recommend: [{scope: TARGET, action: WATCH, expiresAfter: P7D, requiresHuman: true}]}"),
                        rule("third", "{group: true}", "{recommend: [{scope: TARGET, action: WATCH}]}"))
                .decide(calm().label(Label.THREAT, 0.9, 4)
                        .label(Label.CURSE, 0.7, 3)
                        .group(0.5)
                        .build());

        assertThat(decision.recommendations())
                .filteredOn(recommendation -> recommendation.action() == Action.WATCH)
                .containsExactly(new Recommendation(
                        Scope.TARGET,
                        Action.WATCH,
                        List.of("curse", "group"),
                        "test#first",
                        false,
                        true,
                        List.of(),
                        false,
                        Optional.of(Duration.ofHours(24)),
                        Optional.empty()));
    }

    @Test
    void keepsOnlyTheGravestMeasureOnTheContentAndPutsItFirst() {
        Decision decision = rules(
                        rule(
                                "a",
                                ALWAYS,
                                "{recommend: [{scope: TARGET, action: WATCH}, {scope: CONTENT, action: FOLD}]}"),
                        rule("b", ALWAYS, "{recommend: [{scope: CONTENT, action: AUTHOR_ONLY}]}"),
                        rule("c", ALWAYS, "{recommend: [{scope: CONTENT, action: LIMIT_SPREAD}]}"))
                .decide(calm().build());

        assertThat(decision.recommendations())
                .extracting(Recommendation::action)
                .containsExactly(Action.AUTHOR_ONLY, Action.WATCH);
        assertThat(decision.recommendations().get(0).rule()).isEqualTo("test#b");
    }

    private static final String FOLD = "{recommend: [{scope: CONTENT, action: FOLD}]}";

    private static final String FOLD_FOR_A_PERSON =
            "{recommend: [{scope: CONTENT, action: FOLD, requiresHuman: true}]}";

    private static final String REMOVE_FOR_A_PERSON =
            "{recommend: [{scope: CONTENT, action: REMOVE, requiresHuman: true}]}";

    @Test
    void whatWaitsForAPersonOnTheContentStandsBesideWhatAMachineMayDo() {
        assertThat(onContent(rule("a", ALWAYS, REMOVE_FOR_A_PERSON), rule("b", ALWAYS, FOLD)))
                .containsExactly(tuple(Action.FOLD, false, "test#b"), tuple(Action.REMOVE, true, "test#a"));
    }

    @Test
    void whatWaitsForAPersonOnTheContentStandsOnlyIfItIsGraver() {
        assertThat(onContent(rule("a", ALWAYS, FOLD_FOR_A_PERSON), rule("b", ALWAYS, FOLD)))
                .containsExactly(tuple(Action.FOLD, false, "test#b"));
        assertThat(onContent(
                        rule("a", ALWAYS, "{recommend: [{scope: CONTENT, action: LIMIT_SPREAD}]}"),
                        rule("b", ALWAYS, FOLD_FOR_A_PERSON)))
                .containsExactly(tuple(Action.LIMIT_SPREAD, false, "test#a"));
    }

    @Test
    void nothingIsAllowedBesideWhatWaitsForAPerson() {
        assertThat(onContent(
                        rule("a", ALWAYS, "{recommend: [{scope: CONTENT, action: ALLOW}]}"),
                        rule("b", ALWAYS, REMOVE_FOR_A_PERSON)))
                .containsExactly(tuple(Action.REMOVE, true, "test#b"));
    }

    private static List<Tuple> onContent(String... written) {
        return rules(written).decide(calm().build()).recommendations().stream()
                .map(measure -> tuple(measure.action(), measure.requiresHuman(), measure.rule()))
                .toList();
    }

    @Test
    void reasonsAreTheLabelsThatHoldNotTheNumbersBesideThem() {
        Decision decision = rules(rule(
                        "r",
                        "{all: [{any: [{label: insult.person}, {label: curse}]}, {severity: 2}, {not: {label: threat}}]}",
                        "{recommend: [{scope: CONTENT, action: FOLD}]}"))
                .decide(calm().label(Label.INSULT_PERSON, 0.9, 2).build());

        assertThat(decision.recommendations())
                .extracting(Recommendation::reasons)
                .containsExactly(List.of("insult.person"));
    }

    @Test
    void asksForTheMostUrgentCase() {
        Decision decision = rules(
                        rule("a", ALWAYS, "{case: {queue: abuse, priority: 3}}"),
                        rule("b", ALWAYS, "{case: {queue: threats, priority: 1}}"),
                        rule("c", ALWAYS, "{case: {queue: storms, priority: 1}}"))
                .decide(calm().build());

        assertThat(decision.caseRequest()).contains(new CaseRequest("threats", 1, "test#b"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void noMeasureComesOutWithoutThePersonItNeeds(Action action) {
        Decision decision = then("{suggestion: REVIEW, recommend: [{scope: " + action.scope() + ", action: " + action
                        + "}]}")
                .decide(calm().build());

        boolean mayActAlone = action.scope() == Scope.CONTENT
                || action.scope() == Scope.TARGET
                || List.of(Action.EDUCATE, Action.WARN, Action.STORM_ALERT).contains(action);
        assertThat(decision.recommendations()).singleElement().satisfies(recommendation -> {
            assertThat(recommendation.requiresHuman()).isEqualTo(!mayActAlone);
            assertThat(recommendation.reversible())
                    .isEqualTo(action != Action.REFER_AUTHORITY && action != Action.PUBLISH_NOTICE);
        });
    }

    @Test
    void aFileMayAskForAPersonWhereNoneIsNeeded() {
        Decision decision = then("{recommend: [{scope: CONTENT, action: REMOVE, requiresHuman: true}]}")
                .decide(calm().build());

        assertThat(decision.recommendations())
                .extracting(Recommendation::requiresHuman)
                .containsExactly(true);
    }

    @Test
    void aPunishmentByAMachineAloneCannotEvenBeConstructed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recommendation(
                        Scope.ACCOUNT,
                        Action.MUTE,
                        List.of(),
                        "p#r",
                        false,
                        true,
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty()))
                .withMessageContaining("MUTE always requires a person");
    }

    @Test
    void gravityGrowsWithinAScope() {
        assertThat(List.of(Action.ALLOW, Action.FOLD, Action.LIMIT_SPREAD, Action.AUTHOR_ONLY, Action.REMOVE))
                .extracting(Action::gravity)
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(Action.EDUCATE.gravity()).isZero();
    }

    @Test
    void versionFollowsTheContentAndNothingElse() {
        PolicyReader reader = new PolicyReader();
        String content = "rules:\n" + rule("r", ALWAYS, "{suggestion: REVIEW}");

        Policy policy = reader.read("a", "a.yaml", content);

        assertThat(policy.id()).isEqualTo("a");
        assertThat(policy.version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(reader.read("b", "b.yaml", content).version())
                .isNotEqualTo(
                        reader.read("a", "a.yaml", content + "# changed\n").version());
    }
}
