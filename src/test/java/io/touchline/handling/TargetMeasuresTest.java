package io.touchline.handling;

import static io.touchline.handling.Policies.rule;
import static io.touchline.handling.Policies.rules;
import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Which targets a measure is for. */
class TargetMeasuresTest {

    private static final Policy IN_STORM = rules(rule(
            "storm",
            "{storm: STORM}",
            "{recommend: [{scope: TARGET, action: LIMIT_STRANGERS, expiresAfter: P3D, reviewAfter: P1D},"
                    + " {scope: TARGET, action: WATCH}]}"));

    @Test
    void namesOnlyTheTargetsForWhichTheRuleFires() {
        Decision decision = IN_STORM.decide(calm().target(target("hit", ProtectionWish.STANDARD, StormLevel.STORM))
                .target(target("calm", ProtectionWish.STANDARD, StormLevel.CALM))
                .build());

        assertThat(measure(decision, Action.LIMIT_STRANGERS).orElseThrow().targetIds())
                .containsExactly("hit");
    }

    @Test
    void goesByWhomTheLabelIsAbout() {
        Situation situation = about(
                Label.CURSE,
                target("cursed", ProtectionWish.STANDARD, StormLevel.CALM),
                target("named", ProtectionWish.STANDARD, StormLevel.CALM));

        Decision decision = Policies.when("{label: curse}").decide(situation);

        assertThat(measure(decision, Action.WATCH).orElseThrow().targetIds()).containsExactly("cursed");
    }

    /** A quarrel among users under an athlete's post closes nobody's comments. */
    @Test
    void whatIsSaidOfNobodyRegisteredIsForNoTarget() {
        Situation quarrel =
                about(Label.THREAT, List.of(), List.of(target("thread", ProtectionWish.STANDARD, StormLevel.CALM)));

        Decision decision = BundledPolicy.read().decide(quarrel);

        assertThat(decision.suggestion()).isNotEqualTo(Suggestion.PASS);
        assertThat(decision.recommendations()).extracting(Recommendation::scope).doesNotContain(Scope.TARGET);
    }

    /** Nor does the one who is insulted get what is for minors. */
    @Test
    void namesNobodyWhereItTakesWhatIsSaidOfOneAndWhatAnotherIs() {
        Situation situation = about(
                Label.DEHUMANISE,
                target("adult-a", ProtectionWish.STANDARD, StormLevel.CALM),
                new TargetState("minor-b", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.CALM));

        Decision decision =
                Policies.when("{all: [{severity: 3}, {minor: true}]}").decide(situation);

        assertThat(measure(decision, Action.WATCH)).isEmpty();
    }

    @Test
    void namesAllWhereItTakesSeveralTogether() {
        Policy policy = Policies.when("{all: [{minor: true}, {storm: STORM}]}");
        TargetState minor = new TargetState("m", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.CALM);

        Decision decision = policy.decide(calm().target(minor)
                .target(target("hit", ProtectionWish.STANDARD, StormLevel.STORM))
                .build());

        assertThat(measure(decision, Action.WATCH).orElseThrow().targetIds()).containsExactly("m", "hit");
    }

    private static final String ALONE_IN_STORM =
            rule("storm", "{storm: STORM}", "{recommend: [{scope: TARGET, action: SLOW_MODE}]}");

    private static final String ASKED_IN_RISING =
            rule("asked", "{storm: RISING}", "{recommend: [{scope: TARGET, action: SLOW_MODE, requiresHuman: true}]}");

    @Test
    void targetThatIsToWaitForAPersonIsNotDrawnIntoWhatNeedsNone() {
        assertThat(slowModes(ALONE_IN_STORM, ASKED_IN_RISING))
                .containsExactly(tuple(false, List.of("hit")), tuple(true, List.of("rising")));
    }

    @Test
    void targetThatNeedsNoPersonAfterAllWaitsForNone() {
        String alone = rule("all", "{storm: SUBSIDING}", "{recommend: [{scope: TARGET, action: SLOW_MODE}]}");

        assertThat(slowModes(ALONE_IN_STORM, ASKED_IN_RISING, alone))
                .containsExactly(tuple(false, List.of("hit")), tuple(false, List.of("rising")));
    }

    @Test
    void targetThatWaitedForAPersonFromTheFirstWaitsForNoneEither() {
        String alone = rule("all", "{storm: STORM}", "{recommend: [{scope: TARGET, action: SLOW_MODE}]}");

        assertThat(slowModes(ASKED_IN_RISING, alone))
                .containsExactly(tuple(true, List.of("rising")), tuple(false, List.of("hit")));
    }

    private static final Policy THREAT_AND_STORM = rules(
            rule(
                    "threat",
                    "{label: threat}",
                    "{recommend: [{scope: TARGET, action: ONE_CLICK_PROTECT, expiresAfter: P3D}]}"),
            rule(
                    "storm",
                    "{storm: STORM}",
                    "{recommend: [{scope: TARGET, action: ONE_CLICK_PROTECT, expiresAfter: P2D, reviewAfter: PT6H}]}"));

    @Test
    void eachTargetHasTheMeasureOfTheFirstRuleThatFiresForIt() {
        Situation situation = about(
                Label.THREAT,
                target("threatened", ProtectionWish.STANDARD, StormLevel.CALM),
                target("hit", ProtectionWish.STANDARD, StormLevel.STORM));

        Decision decision = THREAT_AND_STORM.decide(situation);

        assertThat(forTargets(decision))
                .extracting(
                        Recommendation::rule,
                        Recommendation::targetIds,
                        Recommendation::reasons,
                        Recommendation::expiresAfter,
                        Recommendation::reviewAfter)
                .containsExactly(
                        tuple(
                                "test#threat",
                                List.of("threatened"),
                                List.of("threat"),
                                Optional.of(Duration.ofDays(3)),
                                Optional.empty()),
                        tuple(
                                "test#storm",
                                List.of("hit"),
                                List.of("storm.STORM"),
                                Optional.of(Duration.ofDays(2)),
                                Optional.of(Duration.ofHours(6))));
    }

    @Test
    void aLaterRuleForTheSameTargetAddsItsReasonsAlone() {
        Situation situation = about(
                Label.THREAT,
                target("both", ProtectionWish.STANDARD, StormLevel.STORM),
                target("calm", ProtectionWish.STANDARD, StormLevel.CALM));

        assertThat(forTargets(THREAT_AND_STORM.decide(situation)))
                .extracting(Recommendation::rule, Recommendation::targetIds, Recommendation::reasons)
                .containsExactly(tuple("test#threat", List.of("both"), List.of("threat", "storm.STORM")));
    }

    /** That one of them is a minor is no reason for what is done for another, in whatever order rules stand. */
    @Test
    void reasonsAreThoseOfTheTarget() {
        String slow = "{recommend: [{scope: TARGET, action: SLOW_MODE, expiresAfter: PT1H}]}";
        String all = rule("all", "{storm: RISING}", slow);
        String minors = rule("minors", "{all: [{minor: true}, {storm: RISING}]}", slow);
        Situation situation = calm().target(target("adult", ProtectionWish.STANDARD, StormLevel.STORM))
                .target(new TargetState("minor", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.STORM))
                .build();

        Decision decision = rules(all, minors).decide(situation);

        assertThat(forTargets(decision))
                .extracting(Recommendation::rule, Recommendation::targetIds, Recommendation::reasons)
                .containsExactly(
                        tuple("test#all", List.of("adult"), List.of("storm.RISING")),
                        tuple("test#all", List.of("minor"), List.of("storm.RISING", "minor")));
        assertThat(Differences.between(decision, rules(minors, all).decide(situation))
                        .none())
                .isTrue();
    }

    @Test
    void reasonsWithinOneRuleAreThoseOfTheTargetToo() {
        String slow = "{recommend: [{scope: TARGET, action: SLOW_MODE, expiresAfter: PT1H}]}";
        Situation situation = calm().target(target("early", ProtectionWish.EARLY, StormLevel.STORM))
                .target(new TargetState("minor", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.STORM))
                .build();

        Decision decision = rules(rule("r", "{any: [{minor: true}, {protection: EARLY}]}", slow))
                .decide(situation);

        assertThat(forTargets(decision))
                .extracting(Recommendation::targetIds, Recommendation::reasons)
                .containsExactly(
                        tuple(List.of("early"), List.of("protection.EARLY")),
                        tuple(List.of("minor"), List.of("minor")));
    }

    /** Whichever rule comes first. */
    @Test
    void whatARuleAsksAPersonForStandsBy() {
        String asked = rule(
                "asked", "{storm: RISING}", "{recommend: [{scope: TARGET, action: SLOW_MODE, requiresHuman: true}]}");
        Situation hit = calm().target(target("hit", ProtectionWish.STANDARD, StormLevel.STORM))
                .build();
        for (Policy policy : List.of(rules(ALONE_IN_STORM, asked), rules(asked, ALONE_IN_STORM))) {
            Decision decision = policy.decide(hit);
            assertThat(forTargets(decision))
                    .extracting(Recommendation::requiresHuman)
                    .containsExactly(false);
            assertThat(decision.standbys())
                    .extracting(Recommendation::rule, Recommendation::targetIds, Recommendation::requiresHuman)
                    .containsExactly(tuple("test#asked", List.of("hit"), true));
        }
    }

    /** What is carried out is the same whether one rule or two say it. */
    @Test
    void oneRuleForTwoTargetsComesToTheSameAsTwo() {
        String slow = "{recommend: [{scope: TARGET, action: SLOW_MODE, expiresAfter: PT1H}]}";
        String slower = "{recommend: [{scope: TARGET, action: SLOW_MODE, expiresAfter: PT2H}]}";
        String minors = "{all: [{minor: true}, {storm: RISING}]}";
        Situation situation = calm().target(target("adult", ProtectionWish.STANDARD, StormLevel.STORM))
                .target(new TargetState("minor", TargetRole.ATHLETE, true, ProtectionWish.STANDARD, StormLevel.STORM))
                .build();
        String all = "{any: [{minor: true}, {storm: RISING}]}";

        Decision one = rules(rule("a", all, slow)).decide(situation);
        Decision two = rules(rule("a", minors, slow), rule("b", all, slow)).decide(situation);
        Decision longer = rules(rule("a", minors, slower), rule("b", all, slow)).decide(situation);

        assertThat(forTargets(two)).hasSize(2);
        assertThat(Differences.between(one, two).none()).isTrue();
        assertThat(Differences.between(two, one).none()).isTrue();
        assertThat(Differences.between(one, longer).none()).isFalse();
        assertThat(Differences.between(longer, two).none()).isFalse();
    }

    /** Of one target in a storm and one in a rising one: whether a person is to decide, and on whom. */
    private static List<Tuple> slowModes(String... rules) {
        return rules(rules)
                .decide(calm().target(target("hit", ProtectionWish.STANDARD, StormLevel.STORM))
                        .target(target("rising", ProtectionWish.STANDARD, StormLevel.RISING))
                        .build())
                .recommendations()
                .stream()
                .filter(recommendation -> recommendation.action() == Action.SLOW_MODE)
                .map(recommendation -> tuple(recommendation.requiresHuman(), recommendation.targetIds()))
                .toList();
    }

    @Test
    void leavesTheSectionOpenForWhoWantsItSo() {
        Decision decision = IN_STORM.decide(calm().target(target("open", ProtectionWish.OPEN, StormLevel.STORM))
                .build());

        assertThat(measure(decision, Action.LIMIT_STRANGERS)).isEmpty();
        assertThat(measure(decision, Action.WATCH).orElseThrow().targetIds()).containsExactly("open");
    }

    @Test
    void namesNoTargetInOtherScopes() {
        Decision decision = rules(
                        rule("r", "{storm: STORM}", "{recommend: [{scope: PLATFORM, action: PUBLISH_NOTICE}]}"))
                .decide(calm().target(target("hit", ProtectionWish.OPEN, StormLevel.STORM))
                        .build());

        assertThat(measure(decision, Action.PUBLISH_NOTICE).orElseThrow().targetIds())
                .isEmpty();
    }

    private static List<Recommendation> forTargets(Decision decision) {
        return decision.recommendations().stream()
                .filter(recommendation -> recommendation.action().isForTargets())
                .toList();
    }

    static Optional<Recommendation> measure(Decision decision, Action action) {
        return decision.recommendations().stream()
                .filter(recommendation -> recommendation.action() == action)
                .findFirst();
    }

    /** A comment that says this of the first target and names the other. */
    static Situation about(Label label, TargetState first, TargetState other) {
        return about(label, List.of(first.id()), List.of(first, other));
    }

    static Situation about(Label label, List<String> ids, List<TargetState> targets) {
        return new Situation(
                Map.of(label.category(), 0.93),
                List.of(new LabelScore(label, 0.93, Severity.GRAVE, ids)),
                List.of(),
                Severity.GRAVE,
                Map.of(label.category(), Severity.GRAVE),
                Set.of(),
                targets,
                Optional.empty(),
                0,
                Rung.CLEAN,
                Set.of());
    }

    static TargetState target(String id, ProtectionWish wish, StormLevel storm) {
        return new TargetState(id, TargetRole.ATHLETE, false, wish, storm);
    }
}
