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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bundled policy says, situation by situation. A {@code !} marks a measure that waits for a person. */
class DefaultPolicyTest {

    private static final Policy POLICY = new PolicyFiles().bundled().policy();

    @ParameterizedTest
    @EnumSource(Label.class)
    void answersEveryLabel(Label label) {
        Decision decision = POLICY.decide(calm().label(label, 0.6, 2).build());

        assertThat(decision.suggestion()).isNotEqualTo(Suggestion.PASS);
        assertThat(decision.caseRequest()).isPresent();
        assertThat(decision.recommendations()).anySatisfy(recommendation -> assertThat(recommendation.reasons())
                .contains(label.wire()));
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void neverBlocksWhatIsQuotedOrCondemned(Label label) {
        for (Modifier modifier : new Modifier[] {Modifier.QUOTED, Modifier.COUNTER_SPEECH}) {
            Decision decision = POLICY.decide(calm().label(label, 1, 4)
                    .modifier(modifier)
                    .minorTarget(StormLevel.STORM)
                    .build());

            assertThat(decision.suggestion()).isEqualTo(Suggestion.REVIEW);
        }
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void doesNothingToAnAccountForWhatIsOnlyQuoted(Label label) {
        for (Rung rung : Rung.values()) {
            Decision decision = POLICY.decide(calm().quoted(label, 4)
                    .modifier(Modifier.QUOTED)
                    .standing(rung)
                    .minorTarget(StormLevel.STORM)
                    .build());

            assertThat(decision.suggestion()).isNotEqualTo(Suggestion.BLOCK);
            assertThat(decision.recommendations())
                    .extracting(Recommendation::scope)
                    .isSubsetOf(Scope.CONTENT, Scope.TARGET);
        }
    }

    @ParameterizedTest
    @EnumSource(Label.class)
    void showsTheReasonsAsLabelsInTheUpperBandsToo(Label label) {
        Decision decision = POLICY.decide(calm().label(label, 0.95, 3).build());

        assertThat(decision.recommendations().get(0).reasons()).contains(label.wire());
    }

    @TestFactory
    Stream<DynamicTest> answersSituations() {
        return Stream.of(
                says("nothing", calm(), "PASS ALLOW"),
                says(
                        "model below everything",
                        calm().score(Category.ABUSE, 0.34).stands(Category.ABUSE, 3),
                        "PASS ALLOW"),
                says(
                        "near the threshold, mild",
                        calm().score(Category.ABUSE, 0.49).stands(Category.ABUSE, 2),
                        "PASS ALLOW"),
                says(
                        "near the threshold, grave",
                        calm().score(Category.SLANDER, 0.35).stands(Category.SLANDER, 3),
                        "REVIEW ALLOW doubt/4"),
                says("asserted by a model alone", calm().score(Category.ABUSE, 0.5), "REVIEW FOLD abuse/3"),
                says("an insult", calm().label(Label.INSULT_PERSON, 0.6, 2), "REVIEW FOLD EDUCATE abuse/3"),
                says(
                        "what the models alone take for one leaves no strike",
                        calm().label(Label.MOCKERY_VEILED, 0.6, 1).stands(Category.ABUSE, 0),
                        "REVIEW FOLD abuse/3"),
                says(
                        "but where they are sure",
                        calm().label(Label.MOCKERY_VEILED, 0.8, 1).stands(Category.ABUSE, 0),
                        "REVIEW FOLD EDUCATE abuse/3"),
                says(
                        "tearing down, by the models alone",
                        calm().label(Label.INCITE_TEAR_DOWN, 0.6, 1).stands(Category.INCITEMENT, 0),
                        "REVIEW FOLD incitement/3"),
                says("tearing down", calm().label(Label.INCITE_TEAR_DOWN, 0.6, 1), "REVIEW FOLD EDUCATE incitement/3"),
                says(
                        "a sure but mild insult",
                        calm().label(Label.INSULT_PERSON, 0.97, 2),
                        "REVIEW FOLD EDUCATE abuse/3"),
                says(
                        "a sure and grave insult",
                        calm().label(Label.INSULT_PERSON, 0.8, 3),
                        "REVIEW AUTHOR_ONLY WARN PRESERVE_EVIDENCE abuse/2"),
                says(
                        "a grave claim beside a mild insult",
                        calm().label(Label.SLANDER_MATCH_FIXING, 0.95, 3).label(Label.INSULT_PERSON, 0.95, 2),
                        "REVIEW LIMIT_SPREAD EDUCATE WARN! PRESERVE_EVIDENCE slander/2"),
                says(
                        "the same about a minor",
                        calm().label(Label.SLANDER_DOPING, 0.95, 3)
                                .label(Label.INSULT_PERSON, 0.95, 2)
                                .minorTarget(StormLevel.CALM),
                        "REVIEW AUTHOR_ONLY EDUCATE WARN! PRESERVE_EVIDENCE minors/2"),
                says(
                        "an insult, quoted",
                        calm().label(Label.INSULT_PERSON, 0.9, 3).modifier(Modifier.QUOTED),
                        "REVIEW ALLOW abuse/4"),
                says(
                        "dehumanised",
                        calm().label(Label.DEHUMANISE, 0.9, 3),
                        "BLOCK AUTHOR_ONLY WARN LIMIT_COMMENT! PRESERVE_EVIDENCE abuse/1"),
                says("dehumanised, less sure", calm().label(Label.DEHUMANISE, 0.7, 3), "REVIEW FOLD EDUCATE abuse/3"),
                says(
                        "an insult, denied",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).modifier(Modifier.NEGATED),
                        "REVIEW FOLD abuse/3"),
                says(
                        "a threat",
                        calm().label(Label.THREAT, 0.9, 4),
                        "BLOCK REMOVE MUTE! WARN PRESERVE_EVIDENCE ONE_CLICK_PROTECT REFER_AUTHORITY! threats/1"),
                says(
                        "a threat, condemned",
                        calm().label(Label.THREAT, 0.9, 4).modifier(Modifier.COUNTER_SPEECH),
                        "REVIEW FOLD PRESERVE_EVIDENCE threats/2"),
                says(
                        "an address",
                        calm().label(Label.PRIVACY_DOXXING, 0.6, 4),
                        "BLOCK REMOVE MUTE! PRESERVE_EVIDENCE ONE_CLICK_PROTECT REFER_AUTHORITY! threats/1"),
                says(
                        "an address, quoted",
                        calm().label(Label.PRIVACY_DOXXING, 0.6, 4).modifier(Modifier.QUOTED),
                        "REVIEW AUTHOR_ONLY PRESERVE_EVIDENCE threats/1"),
                says(
                        "a threat, only quoted",
                        calm().quoted(Label.THREAT, 4).modifier(Modifier.QUOTED),
                        "REVIEW FOLD PRESERVE_EVIDENCE threats/2"),
                says(
                        "a threat, quoted to condemn it",
                        calm().quoted(Label.THREAT, 4).modifier(Modifier.QUOTED).modifier(Modifier.COUNTER_SPEECH),
                        "REVIEW ALLOW PRESERVE_EVIDENCE threats/2"),
                says(
                        "an address, only quoted, to condemn it",
                        calm().quoted(Label.PRIVACY_DOXXING, 4)
                                .modifier(Modifier.QUOTED)
                                .modifier(Modifier.COUNTER_SPEECH),
                        "REVIEW AUTHOR_ONLY PRESERVE_EVIDENCE threats/1"),
                says(
                        "a question for an address, quoted",
                        calm().quoted(Label.PRIVACY_DOXXING, 3).modifier(Modifier.QUOTED),
                        "REVIEW FOLD PRESERVE_EVIDENCE threats/2"),
                says(
                        "a question for an address, quoted to condemn it",
                        calm().quoted(Label.PRIVACY_DOXXING, 3)
                                .modifier(Modifier.QUOTED)
                                .modifier(Modifier.COUNTER_SPEECH),
                        "PASS ALLOW"),
                says(
                        "an insult, only quoted",
                        calm().quoted(Label.INSULT_PERSON, 3).modifier(Modifier.QUOTED),
                        "PASS ALLOW"),
                says(
                        "slander at its surest",
                        calm().label(Label.SLANDER_DOPING, 1, 4),
                        "REVIEW LIMIT_SPREAD WARN! PRESERVE_EVIDENCE slander/2"),
                says(
                        "slander",
                        calm().label(Label.SLANDER_MATCH_FIXING, 0.6, 3),
                        "REVIEW LIMIT_SPREAD PRESERVE_EVIDENCE slander/3"),
                says(
                        "slander, refuted",
                        calm().label(Label.SLANDER_MATCH_FIXING, 0.6, 3).modifier(Modifier.DEBUNK),
                        "REVIEW ALLOW slander/4"),
                says(
                        "a debunked rumour again",
                        calm().label(Label.SLANDER_RUMOUR, 0.7, 3),
                        "REVIEW LIMIT_SPREAD PRESERVE_EVIDENCE PUBLISH_NOTICE! slander/2"),
                says("tear-down", calm().label(Label.INCITE_TEAR_DOWN, 0.6, 1), "REVIEW FOLD EDUCATE incitement/3"),
                says(
                        "a call to pile on",
                        calm().label(Label.INCITE_PILE_ON, 0.6, 2),
                        "REVIEW LIMIT_SPREAD WATCH incitement/2"),
                says(
                        "a call to wait at the airport",
                        calm().label(Label.INCITE_HARASS_OFFLINE, 0.6, 4),
                        "REVIEW LIMIT_SPREAD PRESERVE_EVIDENCE WATCH threats/2"),
                says(
                        "impersonation",
                        calm().label(Label.IMPERSONATION, 0.9, 2),
                        "REVIEW AUTHOR_ONLY CLOSE! LIMIT_COMMENT! PRESERVE_EVIDENCE accounts/2"),
                says(
                        "trend-jacking",
                        calm().label(Label.TREND_JACKING, 0.9, 1),
                        "REVIEW FOLD EDUCATE SUSPEND_MONETISATION! accounts/4"),
                says(
                        "a suspicion against a minor",
                        calm().score(Category.ABUSE, 0.35).minorTarget(StormLevel.CALM),
                        "REVIEW FOLD minors/3"),
                says(
                        "a minor torn down for another",
                        calm().label(Label.INCITE_TEAR_DOWN, 0.6, 2).minorTarget(StormLevel.CALM),
                        "REVIEW LIMIT_SPREAD EDUCATE WATCH minors/2"),
                says(
                        "a grave claim beside an insult of a minor, which stays hidden",
                        calm().label(Label.INSULT_PERSON, 0.6, 2)
                                .label(Label.SLANDER_DOPING, 0.6, 2)
                                .minorTarget(StormLevel.CALM),
                        "REVIEW AUTHOR_ONLY EDUCATE PRESERVE_EVIDENCE minors/2"),
                says(
                        "an insult of a minor",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).minorTarget(StormLevel.CALM),
                        "REVIEW AUTHOR_ONLY EDUCATE PRESERVE_EVIDENCE minors/2"),
                says(
                        "a grave insult of a minor",
                        calm().label(Label.INSULT_PERSON, 0.8, 3).minorTarget(StormLevel.CALM),
                        "BLOCK AUTHOR_ONLY WARN PRESERVE_EVIDENCE LIMIT_STRANGERS minors/1"),
                says(
                        "a minor sexualised",
                        calm().label(Label.SEXUALISED, 0.6, 2).minorTarget(StormLevel.CALM),
                        "BLOCK REMOVE MUTE! PRESERVE_EVIDENCE REFER_AUTHORITY! threats/1"),
                says("a group that cheers", calm().group(0.9), "PASS ALLOW"),
                says(
                        "a group that insults",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).group(0.75),
                        "REVIEW FOLD EDUCATE PRESERVE_EVIDENCE WATCH DISSOLVE_GROUP! groups/1"),
                says("a supporter in a storm", calm().target(TargetRole.ATHLETE, StormLevel.STORM), "PASS ALLOW"),
                says(
                        "an insult while a storm rises",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).target(TargetRole.COACH, StormLevel.RISING),
                        "REVIEW FOLD EDUCATE SLOW_MODE WATCH STORM_ALERT storms/2"),
                says(
                        "an insult in a storm",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).target(TargetRole.COACH, StormLevel.STORM),
                        "REVIEW FOLD EDUCATE LIMIT_STRANGERS ONE_CLICK_PROTECT SLOW_MODE PRESERVE_EVIDENCE WATCH STORM_ALERT"
                                + " storms/1"),
                says(
                        "an insult after a storm",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).target(TargetRole.COACH, StormLevel.SUBSIDING),
                        "REVIEW FOLD EDUCATE WATCH abuse/3"),
                says(
                        "an insult of a minor while a storm rises",
                        calm().label(Label.INSULT_PERSON, 0.6, 2).minorTarget(StormLevel.RISING),
                        "REVIEW AUTHOR_ONLY EDUCATE LIMIT_STRANGERS ONE_CLICK_PROTECT SLOW_MODE PRESERVE_EVIDENCE WATCH"
                                + " STORM_ALERT storms/1"),
                says(
                        "an insult of who asked for early protection while a storm rises",
                        calm().label(Label.INSULT_PERSON, 0.6, 2)
                                .target(wishing(ProtectionWish.EARLY, StormLevel.RISING)),
                        "REVIEW FOLD EDUCATE LIMIT_STRANGERS ONE_CLICK_PROTECT SLOW_MODE PRESERVE_EVIDENCE WATCH"
                                + " STORM_ALERT storms/1"),
                says(
                        "an insult in a storm of who wants the section open",
                        calm().label(Label.INSULT_PERSON, 0.6, 2)
                                .target(wishing(ProtectionWish.OPEN, StormLevel.STORM)),
                        "REVIEW FOLD EDUCATE PRESERVE_EVIDENCE WATCH STORM_ALERT storms/1"));
    }

    /** The same insult from accounts that stand ever higher on the ladder. */
    @TestFactory
    Stream<DynamicTest> climbsTheLadder() {
        return Stream.of(
                says("told once", insult(Rung.EDUCATE), "REVIEW FOLD EDUCATE abuse/3"),
                says("told three times", insult(Rung.WARN), "REVIEW FOLD WARN abuse/3"),
                says(
                        "a denied insult of who was told three times",
                        insult(Rung.WARN).modifier(Modifier.NEGATED),
                        "REVIEW FOLD abuse/3"),
                says("limited before", insult(Rung.LIMIT_COMMENT), "REVIEW FOLD WARN LIMIT_COMMENT! MUTE! accounts/2"),
                says(
                        "muted before",
                        insult(Rung.MUTE),
                        "REVIEW FOLD WARN LIMIT_COMMENT! MUTE! SUSPEND_MONETISATION! accounts/2"),
                says(
                        "suspended before, gravely",
                        calm().label(Label.CURSE, 0.7, 3).standing(Rung.SUSPEND_MONETISATION),
                        "REVIEW FOLD WARN LIMIT_COMMENT! MUTE! SUSPEND_MONETISATION! CLOSE! accounts/1"),
                says("a calm word of who was muted", calm().standing(Rung.MUTE), "PASS ALLOW"),
                says(
                        "a quotation of who was muted",
                        insult(Rung.MUTE).modifier(Modifier.QUOTED),
                        "REVIEW ALLOW abuse/4"));
    }

    @Test
    void onlyEducationLeavesAStrikeByItself() {
        Decision decision = POLICY.decide(insult(Rung.CLEAN).build());

        assertThat(decision.recommendations())
                .filteredOn(Recommendation::strike)
                .extracting(Recommendation::action)
                .containsExactly(Action.EDUCATE);
    }

    private static SituationBuilder insult(Rung standing) {
        return calm().label(Label.INSULT_PERSON, 0.6, 2).standing(standing);
    }

    private static TargetState wishing(ProtectionWish wish, StormLevel storm) {
        return new TargetState("a", TargetRole.ATHLETE, false, wish, storm);
    }

    private static DynamicTest says(String what, SituationBuilder situation, String expected) {
        return DynamicTest.dynamicTest(
                what + " → " + expected, () -> assertThat(sorted(inWords(POLICY.decide(situation.build()))))
                        .isEqualTo(sorted(expected)));
    }

    private static String inWords(Decision decision) {
        String measures = decision.recommendations().stream()
                .map(recommendation -> recommendation.action() + (recommendation.requiresHuman() ? "!" : ""))
                .collect(Collectors.joining(" "));
        return decision.suggestion() + " " + measures
                + decision.caseRequest()
                        .map(request -> " " + request.queue() + "/" + request.priority())
                        .orElse("");
    }

    /** The order of measures outside CONTENT follows the rules of the file and is not what is tested here. */
    private static String sorted(String words) {
        return Stream.of(words.split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
