package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static io.touchline.handling.Policies.rules;
import static io.touchline.handling.TargetMeasuresTest.about;
import static io.touchline.handling.TargetMeasuresTest.measure;
import static io.touchline.handling.TargetMeasuresTest.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of targets that a comment names beside whom it is about. */
class MerelyNamedTargetsTest {

    @ParameterizedTest
    @CsvSource({"CALM, CALM", "CALM, STORM", "STORM, CALM", "STORM, STORM", "SUBSIDING, RISING"})
    void whoIsMerelyNamedInAnInsultOfAnotherGetsNoMeasure(StormLevel insulted, StormLevel named) {
        Situation situation = about(
                Label.DEHUMANISE,
                target("adult-a", ProtectionWish.STANDARD, insulted),
                new TargetState("minor-b", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, named));

        Decision decision = BundledPolicy.read().decide(situation);

        assertThat(measure(decision, Action.PRESERVE_EVIDENCE).orElseThrow().targetIds())
                .containsExactly("adult-a");
        assertThat(decision.recommendations())
                .filteredOn(recommendation -> recommendation.action().isForTargets())
                .allSatisfy(
                        recommendation -> assertThat(recommendation.targetIds()).containsExactly("adult-a"));
    }

    @Test
    void anInsultOfAnAdultIsNotAnsweredAsOneOfTheMinorWhoIsMerelyNamed() {
        TargetState adult = target("adult-a", ProtectionWish.STANDARD, StormLevel.CALM);
        TargetState minor =
                new TargetState("minor-b", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.STORM);
        Policy policy = BundledPolicy.read();

        Decision named = policy.decide(about(Label.INSULT_PERSON, adult, minor));
        Decision insulted = policy.decide(about(Label.INSULT_PERSON, minor, adult));

        assertThat(named.suggestion()).isEqualTo(Suggestion.REVIEW);
        assertThat(named).isEqualTo(policy.decide(about(Label.INSULT_PERSON, List.of("adult-a"), List.of(adult))));
        assertThat(insulted.suggestion()).isEqualTo(Suggestion.BLOCK);
    }

    /** A score and how grave what speaks for it is, asked for as one, are those of what is said of a target. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{score: abuse, atLeast: 0.5, severity: 4}",
                "{all: [{score: abuse, atLeast: 0.5}, {severity: 4}]}",
            })
    void aThreatAtOneMakesTheInsultOfAnotherNoGraver(String condition) {
        Situation both = new Situation(
                Map.of(Category.ABUSE, 0.93),
                List.of(
                        new LabelScore(Label.THREAT, 0.93, Severity.THREAT, List.of("threatened")),
                        new LabelScore(Label.INSULT_PERSON, 0.93, Severity.RUDE, List.of("insulted"))),
                List.of(),
                Severity.THREAT,
                Map.of(Category.ABUSE, Severity.THREAT),
                Set.of(),
                List.of(
                        target("insulted", ProtectionWish.STANDARD, StormLevel.CALM),
                        target("threatened", ProtectionWish.STANDARD, StormLevel.CALM)),
                Optional.empty(),
                0,
                Rung.CLEAN,
                Set.of());

        Decision decision = Policies.when(condition).decide(both);

        assertThat(measure(decision, Action.WATCH).orElseThrow().targetIds()).containsExactly("threatened");
    }

    /** A name beside the insult is no way round a rule. */
    @Test
    void whoIsMerelyNamedKeepsNoRuleFromFiring() {
        TargetState adult = target("adult-a", ProtectionWish.STANDARD, StormLevel.CALM);
        TargetState minor =
                new TargetState("minor-b", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.CALM);
        String rule = "{all: [{label: insult.person}, {not: {minor: true}}]}";

        assertThat(watched(rule, about(Label.INSULT_PERSON, adult, minor))).isTrue();
        assertThat(watched(rule, about(Label.INSULT_PERSON, minor, adult))).isFalse();
        assertThat(watched(rule, about(Label.INSULT_PERSON, List.of(), List.of(minor))))
                .isTrue();
        assertThat(measure(Policies.when(rule).decide(about(Label.INSULT_PERSON, adult, minor)), Action.WATCH)
                        .orElseThrow())
                .satisfies(measure -> {
                    assertThat(measure.targetIds()).containsExactly("adult-a");
                    assertThat(measure.reasons()).containsExactly("insult.person");
                });
    }

    @Test
    void whatIsSaidOfNobodyIsAnsweredWhoeverIsNamed() {
        Situation quarrel =
                about(Label.INSULT_PERSON, List.of(), List.of(target("a", ProtectionWish.EARLY, StormLevel.STORM)));

        assertThat(watched("{any: [{label: insult.person}, {storm: STORM}]}", quarrel))
                .isTrue();
        assertThat(watched("{all: [{label: insult.person}, {not: {minor: true}}]}", quarrel))
                .isTrue();
        assertThat(watched("{storm: STORM}", quarrel)).isTrue();
        assertThat(watched("{all: [{label: insult.person}, {storm: STORM}]}", quarrel))
                .isFalse();
        assertThat(watched("{all: [{label: insult.person}, {protection: EARLY}]}", quarrel))
                .isFalse();
        assertThat(watched("{all: [{label: insult.person}, {targetRole: ATHLETE}]}", quarrel))
                .isFalse();
    }

    private static boolean watched(String condition, Situation situation) {
        return rules(rule("r", condition, "{suggestion: REVIEW}"))
                        .decide(situation)
                        .suggestion()
                == Suggestion.REVIEW;
    }
}
