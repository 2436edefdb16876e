package io.touchline.handling.standing;

import static io.touchline.handling.standing.TestRules.DEFAULT;
import static io.touchline.handling.standing.TestRules.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.handling.Action;
import io.touchline.handling.Rung;
import io.touchline.handling.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What must be true of every account, whatever strikes it has. */
class StandingPropertyTest {

    /** All marks are older than this. */
    private static final double NOW = 60;

    @Property
    void timeOnlyTakesAway(
            @ForAll("marks") List<Mark> marks,
            @ForAll @DoubleRange(min = NOW, max = 500) double a,
            @ForAll @DoubleRange(min = NOW, max = 500) double b) {
        Standing before = Standing.of(marks, day(Math.min(a, b)), DEFAULT);
        Standing after = Standing.of(marks, day(Math.max(a, b)), DEFAULT);

        assertThat(after.points()).isLessThanOrEqualTo(before.points());
        assertThat(after.rung()).isLessThanOrEqualTo(before.rung());
    }

    @Property
    void aFurtherStrikeNeverHelps(@ForAll("marks") List<Mark> marks, @ForAll("mark") Mark further) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(further);

        Standing before = Standing.of(marks, day(NOW), DEFAULT);
        Standing after = Standing.of(more, day(NOW), DEFAULT);

        assertThat(after.points()).isGreaterThanOrEqualTo(before.points() - 1e-9);
    }

    @Property
    void rulesNeverPutAnAccountAboveAWarning(@ForAll("marks") List<Mark> marks) {
        List<Mark> byPersons = marks.stream().filter(mark -> !mark.byRule()).toList();
        Rung decided = Standing.of(byPersons, day(NOW), DEFAULT).rung();

        Rung rung = Standing.of(marks, day(NOW), DEFAULT).rung();

        assertThat(rung).isGreaterThanOrEqualTo(decided);
        if (rung.compareTo(Rung.WARN) > 0) {
            assertThat(rung).isEqualTo(decided);
        }
    }

    @Property
    void threeEducationsWithinAMonthWarnAndTwoDoNot(
            @ForAll @DoubleRange(min = 1, max = 28.9) double second,
            @ForAll @DoubleRange(min = 1, max = 28.9) double third) {
        Mark oldest = TestRules.education(0);
        Mark middle = TestRules.education(Math.min(second, third));
        double last = Math.min(29.99, Math.max(Math.max(second, third), Math.min(second, third) + 1));

        assertThat(Standing.of(List.of(oldest, middle), day(Math.min(second, third)), DEFAULT)
                        .rung())
                .isEqualTo(Rung.EDUCATE);
        assertThat(Standing.of(List.of(oldest, middle, TestRules.education(last)), day(last), DEFAULT)
                        .rung())
                .isEqualTo(Rung.WARN);
    }

    @Property
    void sharesAddUpToThePoints(@ForAll("marks") List<Mark> marks) {
        Standing standing = Standing.of(marks, day(NOW), DEFAULT);

        assertThat(standing.shares()).hasSameSizeAs(marks);
        assertThat(standing.shares().stream().mapToDouble(share -> share).sum())
                .isCloseTo(standing.points(), within(1e-9));
    }

    @Property
    void isCleanWhenItSaysAndNotMuchBefore(@ForAll("marks") List<Mark> marks) {
        Optional<Instant> at = Standing.cleanAt(marks, day(NOW), DEFAULT);

        assertThat(at.isEmpty()).isEqualTo(Standing.of(marks, day(NOW), DEFAULT).rung() == Rung.CLEAN);
        at.ifPresent(clean -> {
            assertThat(Standing.of(marks, clean, DEFAULT).rung()).isEqualTo(Rung.CLEAN);
            assertThat(Standing.of(marks, clean.minusSeconds(3), DEFAULT).rung())
                    .isNotEqualTo(Rung.CLEAN);
        });
    }

    @Provide
    Arbitrary<List<Mark>> marks() {
        return mark().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Mark> mark() {
        Arbitrary<Action> measures = Arbitraries.of(Arrays.stream(Action.values())
                .filter(action -> action.scope() == Scope.ACCOUNT)
                .toList());
        Arbitrary<Double> days = Arbitraries.doubles().between(0, NOW).ofScale(3);
        Arbitrary<Mark> educations = days.map(TestRules::education);
        Arbitrary<Mark> decisions = measures.flatMap(action -> days.map(day -> TestRules.decision(action, day)));
        return Arbitraries.oneOf(educations, decisions);
    }
}
