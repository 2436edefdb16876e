package io.touchline.handling.life;

import static io.touchline.testsupport.SituationBuilder.calm;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.Action;
import io.touchline.handling.BundledPolicy;
import io.touchline.handling.Differences;
import io.touchline.handling.Judged;
import io.touchline.handling.PastAssessments;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyReader;
import io.touchline.handling.Situation;
import io.touchline.handling.Suggestion;
import io.touchline.lexicon.Label;
import io.touchline.target.TargetRole;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BacktestRunTest {

    private static final Policy REVIEW = read("review", PolicyCalls.REVIEW_ABUSE);
    private static final Policy BLOCK = read("block", PolicyCalls.BLOCK_ABUSE);
    private static final PastAssessments.Range RANGE =
            new PastAssessments.Range("local", Instant.EPOCH, Instant.EPOCH.plusSeconds(60));

    private static final Situation CALM = calm().build();
    private static final Situation INSULT = calm().label(Label.INSULT_PERSON, 0.9, 2)
            .target(TargetRole.ATHLETE, StormLevel.CALM)
            .build();

    @Test
    void comparesWithWhatWasDecidedThen() {
        KeptPast past = new KeptPast()
                .add(judged(REVIEW, INSULT), 1)
                .add(judged(REVIEW, CALM), 2)
                .add(judged(REVIEW, INSULT), 1)
                .add(judged(BLOCK, INSULT), 3);

        BacktestReport report = run(past, BLOCK, Optional.empty(), 100).report();

        assertThat(report.compared()).isEqualTo(4);
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.stricter()).isEqualTo(2);
        assertThat(report.milder()).isZero();
        assertThat(report.suggestions().get(Suggestion.REVIEW)).containsEntry(Suggestion.BLOCK, 2L);
        assertThat(report.suggestions().get(Suggestion.PASS)).containsEntry(Suggestion.PASS, 1L);
        assertThat(report.actionsAdded()).containsOnlyKeys(Action.REMOVE).containsEntry(Action.REMOVE, 2L);
        assertThat(report.actionsRemoved()).containsOnlyKeys(Action.FOLD);
        assertThat(report.labels()).containsExactly(new BacktestReport.LabelCount("insult.person", 3, 2));
        assertThat(report.targets().items()).containsExactly(new BacktestReport.Count("target-0", 2));
        assertThat(report.accounts().affected()).isOne();
        assertThat(report.accounts().most().items())
                .containsExactly(new BacktestReport.Count(KeptPast.key(1).hex(), 2));
        assertThat(report.rules()).containsExactly(new BacktestReport.RuleCount("block#block-abuse", 3));
        assertThat(report.flips())
                .extracting(BacktestReport.Flip::assessmentId)
                .containsExactly(KeptPast.id(2), KeptPast.id(0));
        assertThat(report.flips().get(0))
                .isEqualTo(new BacktestReport.Flip(
                        KeptPast.id(2),
                        Suggestion.REVIEW,
                        Suggestion.BLOCK,
                        List.of(Action.FOLD),
                        List.of(Action.REMOVE),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        "block#block-abuse"));
        assertThat(report.actionsChanged()).isEmpty();
        assertThat(report.casesChanged()).isEmpty();
    }

    @Test
    void comparesWithAPolicyWhateverWasDecidedThen() {
        KeptPast past = new KeptPast().add(judged(BLOCK, INSULT), 1).add(judged(BLOCK, CALM), 1);

        assertThat(run(past, BLOCK, Optional.of(REVIEW), 100).report().changed())
                .isOne();
        assertThat(run(past, REVIEW, Optional.of(REVIEW), 100).report().changed())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("io.touchline.handling.life.PolicyCalls#sameActionsOtherwise")
    void comparesWithAPolicyInAllThatItComesTo(String before, String after, String what) {
        Policy active = read("p", before);
        Policy draft = read("p", after);
        KeptPast past = new KeptPast().add(judged(active, INSULT), 1);

        BacktestReport report = run(past, draft, Optional.of(active), 100).report();

        assertThat(report.changed()).isOne();
        assertThat(report.actionsAdded()).isEmpty();
        assertThat(report.actionsRemoved()).isEmpty();
        List<String> told = new ArrayList<>();
        report.actionsChanged()
                .forEach((action, terms) -> terms.forEach((term, count) -> told.add(action + " " + term)));
        report.casesChanged().forEach((term, count) -> told.add("case " + term));
        assertThat(told).containsExactly(what);
        BacktestReport.Flip flip = report.flips().get(0);
        assertThat(List.of(flip.fromMeasures(), Optional.ofNullable(flip.fromCase())))
                .isNotEqualTo(List.of(flip.toMeasures(), Optional.ofNullable(flip.toCase())));
        assertThat(run(past, active, Optional.of(active), 100).report().changed())
                .isZero();
    }

    @Test
    void showsWhatBelongsToAMeasureAndWhichCaseIsOpened() {
        Policy active = read("p", warning("P7D", 2));
        Policy draft = read("p", warning("P14D", 3));
        KeptPast past = new KeptPast().add(judged(active, INSULT), 1).add(judged(active, CALM), 1);

        BacktestReport report = run(past, draft, Optional.of(active), 100).report();

        assertThat(report.actionsChanged()).isEqualTo(Map.of(Action.WARN, Map.of(Differences.Term.EXPIRES_AFTER, 1L)));
        assertThat(report.casesChanged()).isEqualTo(Map.of(Differences.CaseTerm.PRIORITY, 1L));
        BacktestReport.Flip flip = report.flips().get(0);
        assertThat(flip.fromMeasures())
                .containsExactly(new BacktestReport.FlipMeasure(
                        Action.WARN, false, false, "PT168H", null, List.of(), List.of("category.ABUSE")));
        assertThat(flip.toMeasures())
                .extracting(BacktestReport.FlipMeasure::expiresAfter)
                .containsExactly("PT336H");
        assertThat(flip.fromCase()).isEqualTo(new BacktestReport.FlipCase("abuse", 2));
        assertThat(flip.toCase()).isEqualTo(new BacktestReport.FlipCase("abuse", 3));
    }

    /** A measure of both that stays as it is says nothing. */
    @Test
    void showsOnlyMeasuresThatAreNotTheSame() {
        Policy active =
                read("p", PolicyCalls.measures("{scope: CONTENT, action: FOLD}, {scope: ACCOUNT, action: WARN}"));
        Policy draft =
                read("p", PolicyCalls.measures("{scope: CONTENT, action: REMOVE}, {scope: ACCOUNT, action: WARN}"));
        KeptPast past = new KeptPast().add(judged(active, INSULT), 1);

        BacktestReport.Flip flip =
                run(past, draft, Optional.of(active), 100).report().flips().get(0);

        assertThat(flip.fromActions()).containsExactly(Action.FOLD, Action.WARN);
        assertThat(flip.fromMeasures())
                .extracting(BacktestReport.FlipMeasure::action)
                .containsExactly(Action.FOLD);
        assertThat(flip.toMeasures())
                .extracting(BacktestReport.FlipMeasure::action)
                .containsExactly(Action.REMOVE);
    }

    /** Reports are kept as JSON, those of before with less in them. */
    @Test
    void isReadAsItWasWrittenAndWithoutWhatIsNew() throws IOException {
        Policy active = read("p", warning("P7D", 2));
        KeptPast past = new KeptPast().add(judged(active, INSULT), 1);
        BacktestReport report = run(past, read("p", warning("P14D", 3)), Optional.of(active), 100)
                .report();
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode kept = json.valueToTree(report);

        assertThat(json.treeToValue(kept, BacktestReport.class)).isEqualTo(report);
        kept.remove(List.of("actionsChanged", "casesChanged"));
        ((ObjectNode) kept.path("flips").path(0)).remove(List.of("fromMeasures", "toMeasures", "fromCase", "toCase"));
        BacktestReport before = json.treeToValue(kept, BacktestReport.class);
        assertThat(before.actionsChanged()).isEmpty();
        assertThat(before.flips().get(0).fromMeasures()).isEmpty();
    }

    @Test
    void skipsWhatItCannotReadAndSaysSo() {
        KeptPast past = new KeptPast()
                .addRaw(Optional.empty(), 1)
                .addRaw(Optional.of("{\"labels\":[{\"n\":\"unheard-of\"}]}"), 1)
                .addRaw(Optional.of("{\"targets\":[{}]}"), 1)
                .addRaw(Optional.of("null"), 1)
                .add(judged(REVIEW, INSULT), 1);

        BacktestReport report = run(past, REVIEW, Optional.empty(), 100).report();

        assertThat(report.withoutSituation()).isOne();
        assertThat(report.unreadable()).isEqualTo(3);
        assertThat(report.compared()).isOne();
    }

    @Test
    void goesThroughEveryPageOnceAndStopsAtItsLimit() {
        KeptPast past = new KeptPast();
        for (int i = 0; i < 2 * BacktestRun.PAGE + 7; i++) {
            past.add(judged(REVIEW, i % 2 == 0 ? INSULT : CALM), i);
        }

        assertThat(run(past, BLOCK, Optional.empty(), 100_000).report().compared())
                .isEqualTo(2L * BacktestRun.PAGE + 7);
        assertThat(run(past, BLOCK, Optional.empty(), 10).report().compared()).isEqualTo(10);
        assertThat(run(past, BLOCK, Optional.empty(), BacktestRun.PAGE + 1L)
                        .report()
                        .compared())
                .isEqualTo(BacktestRun.PAGE + 1L);
    }

    @Test
    void tellsTheSameEveryTimeAndShowsNoMoreThanItShould() {
        KeptPast past = new KeptPast();
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            past.add(judged(REVIEW, random.nextBoolean() ? INSULT : CALM), random.nextInt(500));
        }

        BacktestReport first = run(past, BLOCK, Optional.empty(), 100_000).report();

        assertThat(run(past, BLOCK, Optional.empty(), 100_000).report()).isEqualTo(first);
        assertThat(first.flips()).hasSize(50);
        assertThat(first.accounts().most().items()).hasSize(20);
    }

    @Test
    void reportsWhatItGotToWhenItIsStopped() {
        KeptPast past = new KeptPast();
        for (int i = 0; i < 3 * BacktestRun.PAGE; i++) {
            past.add(judged(REVIEW, INSULT), i);
        }
        List<Long> heard = new ArrayList<>();

        BacktestRun.Result result = new BacktestRun(past, (done, total) -> {
                    heard.add(done);
                    return done < BacktestRun.PAGE;
                })
                .run(new BacktestRun.Plan(BLOCK, Optional.empty(), RANGE, 100_000));

        assertThat(result.complete()).isFalse();
        assertThat(result.report().compared()).isEqualTo(BacktestRun.PAGE);
        assertThat(heard).containsExactly(0L, (long) BacktestRun.PAGE);
    }

    @Test
    void aPolicyChangesNothingOfItsOwnDecisions() {
        Policy bundled = BundledPolicy.read();
        KeptPast past = new KeptPast();
        for (Label label : Label.values()) {
            past.add(judged(bundled, calm().label(label, 0.85, 3).build()), label.ordinal());
        }

        BacktestReport report = run(past, bundled, Optional.empty(), 100).report();

        assertThat(report.changed()).isZero();
        assertThat(report.flips()).isEmpty();
        assertThat(report.rules()).hasSize(bundled.size());
    }

    private static String warning(String expiresAfter, int priority) {
        return PolicyCalls.measures(
                "{scope: ACCOUNT, action: WARN, expiresAfter: " + expiresAfter + "}",
                ", case: {queue: abuse, priority: " + priority + "}");
    }

    private static BacktestRun.Result run(KeptPast past, Policy policy, Optional<Policy> against, long limit) {
        return new BacktestRun(past, (done, total) -> true).run(new BacktestRun.Plan(policy, against, RANGE, limit));
    }

    private static Judged judged(Policy policy, Situation situation) {
        return Judged.of(situation, policy.decide(situation));
    }

    private static Policy read(String id, String source) {
        return new PolicyReader().read(id, id + ".yaml", source);
    }
}
