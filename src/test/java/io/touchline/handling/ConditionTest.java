package io.touchline.handling;

import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import io.touchline.testsupport.SituationBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of condition, on both sides of where it begins to hold, and the reason it gives. */
class ConditionTest {

    @TestFactory
    Stream<DynamicTest> holdsExactlyWhereTheLanguageSays() {
        return Stream.of(
                holds("{label: insult.person}", "insult.person", calm().label(Label.INSULT_PERSON, 0.5, 2)),
                fails("{label: insult.person}", calm().label(Label.CURSE, 0.9, 2)),
                holds(
                        "{label: insult.person, atLeast: 0.8}",
                        "insult.person",
                        calm().label(Label.INSULT_PERSON, 0.8, 2)),
                fails("{label: insult.person, atLeast: 0.8}", calm().label(Label.INSULT_PERSON, 0.799, 2)),
                holds("{label: impersonation}", "impersonation", calm().label(Label.IMPERSONATION, 0.6, 1)),
                holds("{quoted: threat}", "quoted.threat", calm().quoted(Label.THREAT, 1)),
                holds("{quoted: threat, severity: 3}", "quoted.threat", calm().quoted(Label.THREAT, 3)),
                holds("{quoted: threat, severity: 3}", "quoted.threat", calm().quoted(Label.THREAT, 4)),
                fails("{quoted: threat, severity: 3}", calm().quoted(Label.THREAT, 2)),
                fails("{quoted: threat}", calm().quoted(Label.CURSE, 3)),
                fails("{quoted: threat}", calm().label(Label.THREAT, 0.9, 4).modifier(Modifier.QUOTED)),
                fails("{label: threat}", calm().quoted(Label.THREAT, 4)),
                fails("{category: ABUSE}", calm().quoted(Label.THREAT, 4)),
                fails("{severity: 1}", calm().quoted(Label.THREAT, 4)),
                holds(
                        "{all: [{quoted: threat}, {modifier: COUNTER_SPEECH}]}",
                        "quoted.threat",
                        calm().quoted(Label.THREAT, 4).modifier(Modifier.COUNTER_SPEECH)),
                holds("{category: ABUSE}", "category.ABUSE", calm().score(Category.ABUSE, 0.5)),
                fails("{category: ABUSE}", calm().score(Category.ABUSE, 0.4999)),
                fails("{category: ABUSE}", calm().score(Category.SLANDER, 1)),
                holds("{score: slander, atLeast: 0.8}", "score.slander", calm().score(Category.SLANDER, 0.8)),
                holds("{score: slander, atLeast: 0.8}", "score.slander", calm().score(Category.SLANDER, 1)),
                fails("{score: slander, atLeast: 0.8}", calm().score(Category.SLANDER, 0.7999)),
                holds("{score: incitement, below: 0.5}", "score.incitement", calm()),
                fails("{score: incitement, below: 0.5}", calm().score(Category.INCITEMENT, 0.5)),
                holds("{score: abuse, atLeast: 0.35, below: 0.5}", "score.abuse", calm().score(Category.ABUSE, 0.35)),
                fails("{score: abuse, atLeast: 0.35, below: 0.5}", calm().score(Category.ABUSE, 0.5)),
                holds("{standing: WARN}", "standing.WARN", calm().standing(Rung.WARN)),
                holds("{standing: WARN}", "standing.WARN", calm().standing(Rung.CLOSE)),
                fails("{standing: WARN}", calm().standing(Rung.EDUCATE)),
                fails("{standing: EDUCATE}", calm()),
                holds("{thread: REPLY}", "thread.REPLY", calm().thread(ThreadTrait.REPLY)),
                fails("{thread: TARGET}", calm().thread(ThreadTrait.REPLY)),
                holds("{protection: EARLY}", "protection.EARLY", calm().target(wishing(ProtectionWish.EARLY))),
                fails("{protection: EARLY}", calm().target(wishing(ProtectionWish.OPEN))),
                holds("{severity: 3}", "severity.3", calm().severity(3)),
                holds("{severity: 3}", "severity.3", calm().severity(4)),
                fails("{severity: 3}", calm().severity(2)),
                holds("{modifier: QUOTED}", "modifier.QUOTED", calm().modifier(Modifier.QUOTED)),
                fails("{modifier: QUOTED}", calm().modifier(Modifier.NEGATED)),
                holds(
                        "{targetRole: COACH}",
                        "targetRole.COACH",
                        calm().target(TargetRole.ATHLETE, StormLevel.CALM).target(TargetRole.COACH, StormLevel.CALM)),
                fails("{targetRole: COACH}", calm().target(TargetRole.ATHLETE, StormLevel.CALM)),
                holds(
                        "{minor: true}",
                        "minor",
                        calm().target(TargetRole.COACH, StormLevel.CALM).minorTarget(StormLevel.CALM)),
                fails("{minor: true}", calm().target(TargetRole.ATHLETE, StormLevel.CALM)),
                holds("{storm: RISING}", "storm.RISING", calm().target(TargetRole.TEAM, StormLevel.RISING)),
                holds("{storm: RISING}", "storm.RISING", calm().target(TargetRole.TEAM, StormLevel.STORM)),
                fails("{storm: RISING}", calm().target(TargetRole.TEAM, StormLevel.SUBSIDING)),
                fails("{storm: SUBSIDING}", calm().target(TargetRole.TEAM, StormLevel.CALM)),
                fails("{storm: CALM}", calm()),
                holds("{group: true}", "group", calm().group(0.1)),
                fails("{group: true}", calm().coordination(1)),
                holds("{coordination: 0.5}", "coordination", calm().coordination(0.5)),
                fails("{coordination: 0.5}", calm().coordination(0.49)),
                holds(
                        "{all: [{severity: 1}, {group: true}]}",
                        "severity.1 group",
                        calm().severity(1).group(0)),
                fails("{all: [{severity: 1}, {group: true}]}", calm().severity(1)),
                holds("{any: [{severity: 1}, {group: true}]}", "group", calm().group(0)),
                fails("{any: [{severity: 1}, {group: true}]}", calm()),
                holds("{not: {severity: 1}}", "not.severity.1", calm()),
                fails("{not: {severity: 1}}", calm().severity(1)),
                holds("{not: {any: [{severity: 1}, {minor: true}]}}", "not.severity.1|minor", calm()),
                holds("{not: {all: [{severity: 1}, {minor: true}]}}", "not.severity.1+minor", calm()));
    }

    private static DynamicTest holds(String condition, String reasons, SituationBuilder situation) {
        return DynamicTest.dynamicTest(condition + " holds", () -> assertThat(
                        Policies.when(condition).decide(situation.build()).recommendations())
                .filteredOn(recommendation -> recommendation.action() == Action.WATCH)
                .extracting(recommendation -> String.join(" ", recommendation.reasons()))
                .containsExactly(reasons));
    }

    private static DynamicTest fails(String condition, SituationBuilder situation) {
        return DynamicTest.dynamicTest(condition + " does not hold", () -> assertThat(
                        Policies.when(condition).decide(situation.build()).recommendations())
                .extracting(Recommendation::action)
                .containsExactly(Action.ALLOW));
    }

    private static TargetState wishing(ProtectionWish wish) {
        return new TargetState("a", TargetRole.ATHLETE, false, wish, StormLevel.CALM);
    }
}
