package io.touchline.handling.standing;

import static io.touchline.handling.standing.TestRules.DEFAULT;
import static io.touchline.handling.standing.TestRules.day;
import static io.touchline.handling.standing.TestRules.decision;
import static io.touchline.handling.standing.TestRules.education;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.handling.Action;
import io.touchline.handling.Rung;
import io.touchline.handling.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {

    @Test
    void isCleanWithoutStrikes() {
        assertThat(Standing.of(List.of(), day(0), DEFAULT)).isEqualTo(new Standing(Rung.CLEAN, 0, List.of()));
        assertThat(Standing.cleanAt(List.of(), day(0), DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void aFreshDecisionPutsTheAccountOnItsRung(Action measure) {
        assertThat(rung(0, decision(measure, 0))).isEqualTo(Rung.valueOf(measure.name()));
    }

    @Test
    void halvesWithEveryHalfLife() {
        Mark warning = decision(Action.WARN, 0);

        assertThat(points(0, warning)).isEqualTo(1.5);
        assertThat(points(30, warning)).isCloseTo(0.75, within(1e-12));
        assertThat(points(60, warning)).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void goesFromEducationToWarningAndIsCleanAgainByDecay() {
        Mark first = education(0);
        Mark second = education(10);
        Mark third = education(20);

        assertThat(rung(0, first)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(10, first, second)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(20, first, second, third)).isEqualTo(Rung.WARN);
        assertThat(rung(26, first, second, third)).isEqualTo(Rung.WARN);
        assertThat(rung(29, first, second, third)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(49, first, second, third)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(50.01, first, second, third)).isEqualTo(Rung.CLEAN);
    }

    @Test
    void leavesAWarningThatAPersonGaveBehindInTime() {
        Mark warning = decision(Action.WARN, 0);

        assertThat(rung(17, warning)).isEqualTo(Rung.WARN);
        assertThat(rung(18, warning)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(77, warning)).isEqualTo(Rung.EDUCATE);
        assertThat(rung(78, warning)).isEqualTo(Rung.CLEAN);
    }

    @Test
    void carriesNothingFromItsExpiryOn() {
        Mark mute = decision(Action.MUTE, 0);

        assertThat(points(179.999, mute)).isPositive();
        assertThat(points(180, mute)).isZero();
    }

    @Test
    void rulesAloneStopAtAWarning() {
        List<Mark> educations = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            educations.add(education(day));
        }

        Standing standing = Standing.of(educations, day(29), DEFAULT);

        assertThat(standing.points()).isGreaterThan(8);
        assertThat(standing.rung()).isEqualTo(Rung.WARN);
    }

    @Test
    void rulesDoNotPushAnAccountBeyondWhatPersonsDecided() {
        List<Mark> marks = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            marks.add(education(day));
        }
        marks.add(decision(Action.LIMIT_COMMENT, 29));

        assertThat(Standing.of(marks, day(29), DEFAULT).rung()).isEqualTo(Rung.LIMIT_COMMENT);
    }

    @Test
    void whatPersonsDecidedAddsUp() {
        assertThat(rung(1, decision(Action.WARN, 0), decision(Action.WARN, 1))).isEqualTo(Rung.LIMIT_COMMENT);
    }

    @Test
    void oneEveningsCommentsEducateOnce() {
        Standing standing = Standing.of(
                List.of(education(0), education(0.01), education(0.02), education(0.02)), day(0.02), DEFAULT);

        assertThat(standing.rung()).isEqualTo(Rung.EDUCATE);
        assertThat(standing.points()).isEqualTo(0.5);
        assertThat(standing.shares()).containsOnlyOnce(0.5).contains(0.0);
    }

    @Test
    void aPersonsDecisionsAreNeverTakenForOne() {
        assertThat(points(0, decision(Action.WARN, 0), decision(Action.WARN, 0)))
                .isEqualTo(3);
    }

    @Test
    void countsAStrikeFromAClockThatIsAheadAsFresh() {
        assertThat(points(0, decision(Action.WARN, 0.001))).isEqualTo(1.5);
    }

    @Test
    void saysWhenItIsCleanAgain() {
        Mark warning = decision(Action.WARN, 0);
        Mark late = decision(Action.EDUCATE, 60);

        assertThat(Standing.cleanAt(List.of(warning), day(0), DEFAULT)).hasValueSatisfying(at -> {
            assertThat(Duration.between(day(0), at).toHours()).isEqualTo(1861);
            assertThat(rungAt(at.minusSeconds(1), warning)).isEqualTo(Rung.EDUCATE);
            assertThat(rungAt(at, warning)).isEqualTo(Rung.CLEAN);
        });
        // Both expire on day 90, before they would have faded.
        assertThat(Standing.cleanAt(List.of(warning, late), day(60), DEFAULT)).contains(day(90));
    }

    static Stream<Action> measures() {
        return Arrays.stream(Action.values()).filter(action -> action.scope() == Scope.ACCOUNT);
    }

    private static Rung rung(double day, Mark... marks) {
        return rungAt(day(day), marks);
    }

    private static Rung rungAt(Instant at, Mark... marks) {
        return Standing.of(List.of(marks), at, DEFAULT).rung();
    }

    private static double points(double day, Mark... marks) {
        return Standing.of(List.of(marks), day(day), DEFAULT).points();
    }
}
