package io.touchline.handling.protection;

import static io.touchline.handling.protection.SlowModes.MILDER;
import static io.touchline.handling.protection.SlowModes.NOW;
import static io.touchline.handling.protection.SlowModes.SLOW;
import static io.touchline.handling.protection.SlowModes.THREAT;
import static io.touchline.handling.protection.SlowModes.firm;
import static io.touchline.handling.protection.SlowModes.note;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.PolicyReader;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.SituationBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Rows of protections in a real database. */
@QuarkusTest
class ProtectionSqlTest {

    @Inject
    DataSource database;

    @Inject
    Protections protections;

    @Inject
    ProtectionRepository repository;

    private final String namespace = fresh("ns");

    @Test
    void movesTheEndOfWhatStands() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        write(note("a", NOW.plusSeconds(600), Duration.ofHours(2)));
        write(note("a", NOW.plusSeconds(300), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.beganAt()).isEqualTo(NOW);
            assertThat(one.until()).isEqualTo(NOW.plusSeconds(600).plus(2, ChronoUnit.HOURS));
            assertThat(one.endedAt()).isNull();
        });
    }

    @Test
    void severalNotesOfOneTransactionAreOneRow() throws SQLException {
        write(note("a", NOW.plusSeconds(60), Duration.ofHours(1)), note("a", NOW, Duration.ofHours(1)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.beganAt()).isEqualTo(NOW);
            assertThat(one.until()).isEqualTo(NOW.plusSeconds(60 + 3600));
        });
    }

    @Test
    void beginsAnewWhereTheLastOneIsOver() throws SQLException {
        write(note("a", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2)));
        write(note("a", NOW, Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a"))
                .extracting(Protection::beganAt, Protection::endedHow)
                .containsExactly(tuple(NOW, null), tuple(NOW.minus(1, ChronoUnit.DAYS), ProtectionEnd.TIME));
    }

    /** The first closes one row before it opens both, the second opens both in the order of their keys. */
    @Test
    void writersOfTheSameTargetsDoNotWaitForEachOther() throws Exception {
        write(note("b", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2)));
        ProtectionNote first = note("a", NOW, Duration.ofHours(2));
        // Of yesterday too, so that what is over for the other one is not for this one.
        ProtectionNote second = note("b", NOW.minus(23, ChronoUnit.HOURS), Duration.ofHours(2));

        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            ProtectionSql.write(connection, List.of(new ProtectionSql.Noted(namespace, first)));
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                try {
                    write(first, note("b", NOW, Duration.ofHours(2)));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            ProtectionSql.write(connection, List.of(new ProtectionSql.Noted(namespace, second)));
            connection.commit();
            other.get(10, TimeUnit.SECONDS);
        }

        assertThat(protections.of(namespace, "b"))
                .extracting(Protection::beganAt, Protection::endedHow)
                .contains(tuple(NOW, null));
    }

    @Test
    void whatACommentIsAtIsClosedTheNextTime() throws SQLException {
        write(note("a", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2)));
        write(note("b", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2)));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            ProtectionNote later = note("a", NOW.minus(23, ChronoUnit.HOURS), Duration.ofHours(2));
            ProtectionSql.write(connection, List.of(new ProtectionSql.Noted(namespace, later)));

            repository.closeOver(NOW);

            assertThat(isOpen("b")).isFalse();
            assertThat(isOpen("a")).isTrue();
            connection.commit();
        }
        repository.closeOver(NOW);
        assertThat(isOpen("a")).isFalse();
    }

    private boolean isOpen(String target) {
        return new Rows(database)
                        .count(
                                "SELECT count(*) FROM protection WHERE namespace = ? AND target_id = ? AND ended_at IS NULL",
                                namespace,
                                target)
                > 0;
    }

    private boolean somebodyWaits() {
        return new Rows(database)
                        .count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE '%INTO protection%'")
                > 0;
    }

    @Test
    void aBackfillProtectsNobodyToday() throws SQLException {
        write(note("a", NOW.minus(20, ChronoUnit.DAYS), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> assertThat(one.endedHow())
                .isEqualTo(ProtectionEnd.TIME));
    }

    @Test
    void whatBeginsToStandByIsNewsAndMovesNoEnd() throws SQLException {
        ProtectionNote alone = note("a", NOW, Duration.ofHours(2));
        ProtectionNote beside = new ProtectionNote(
                "a", Action.SLOW_MODE, SLOW, List.of(MILDER), List.of(), NOW, alone.reviewAt(), alone.until());
        ProtectionNote milder = new ProtectionNote(
                "a", Action.SLOW_MODE, MILDER, List.of(), List.of(), NOW, NOW.plusSeconds(60), NOW.plusSeconds(3600));
        written(alone);

        assertThat(protections.news(namespace, List.of(beside))).containsExactly(beside);
        written(beside);

        assertThat(protections.news(namespace, List.of(beside))).isEmpty();
        assertThat(protections.news(namespace, List.of(milder))).containsExactly(milder);
        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.moreRules()).containsExactly(MILDER);
            assertThat(one.reviewAt()).isEqualTo(alone.reviewAt());
            assertThat(one.until()).isEqualTo(alone.until());
        });
    }

    private void written(ProtectionNote note) throws SQLException {
        write(note);
        protections.written(List.of(new ProtectionSql.Noted(namespace, note)));
    }

    @Test
    void aCommentOfTheSameMomentIsTakenAfterWhatItBeganHasEnded() throws SQLException {
        ProtectionNote note = note("a", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2));
        write(note);
        repository.closeOver(NOW);

        write(note);

        assertThat(protections.of(namespace, "a")).hasSize(2).allSatisfy(one -> assertThat(one.endedHow())
                .isEqualTo(ProtectionEnd.TIME));
    }

    @Test
    void aBackfillLeavesWhatStandsAlone() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        write(
                note("a", NOW.minus(20, ChronoUnit.DAYS), Duration.ofHours(2)),
                note("a", NOW.plusSeconds(60), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.beganAt()).isEqualTo(NOW);
            assertThat(one.until()).isEqualTo(NOW.plusSeconds(60 + 7200));
        });
    }

    /** It was read as due before, and a storm that is over says nothing of a threat. */
    @Test
    void aCalmReviewDoesNotEndWhatAThreatHasAskedForMeanwhile() throws SQLException {
        ProtectionNote reviewed = note("a", NOW.minusSeconds(7200), Duration.ofHours(4));
        write(reviewed);
        Instant later = reviewed.reviewAt().plusSeconds(1);
        ProtectionRepository.Due due = due(later);
        write(firm("a", NOW, Duration.ofDays(3)));

        repository.reviewed(due, true, later);

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> assertThat(one.endedAt())
                .isNull());
    }

    @Test
    void aCalmEndsWhatTheStormAskedForAndLeavesTheThreatItsTime() throws SQLException {
        ProtectionNote storm = note("a", NOW, Duration.ofHours(4));
        write(storm, firm("a", NOW.plusSeconds(60), Duration.ofHours(3)));
        Instant calm = storm.reviewAt().plusSeconds(1);

        protections.reviewed(due(calm), true, calm);

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.endedAt()).isNull();
            assertThat(one.reviewAt()).isNull();
            assertThat(one.until()).isEqualTo(NOW.plusSeconds(60 + 3 * 3600));
        });
        assertThat(protections.news(namespace, List.of(storm))).containsExactly(storm);
    }

    @Test
    void aCalmEndsWhatAThreatNeedsNoMore() throws SQLException {
        ProtectionNote threat = firm("a", NOW, Duration.ofHours(1));
        ProtectionNote storm = note("a", NOW.plusSeconds(60), Duration.ofHours(4));
        write(threat);
        write(storm);
        Instant calm = storm.reviewAt().plusSeconds(1);

        protections.reviewed(due(calm), true, calm);

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> assertThat(one.endedHow())
                .isEqualTo(ProtectionEnd.CALM));
    }

    @Test
    void whatACalmReviewHasEndedIsNewsAgain() throws SQLException {
        ProtectionNote note = note("a", NOW.minusSeconds(7200), Duration.ofHours(4));
        write(note);
        protections.written(List.of(new ProtectionSql.Noted(namespace, note)));
        Instant later = note.reviewAt().plusSeconds(1);

        protections.reviewed(due(later), false, later);
        assertThat(protections.news(namespace, List.of(note))).isEmpty();
        Instant muchLater = later.plus(4, ChronoUnit.HOURS);
        protections.reviewed(due(muchLater), true, muchLater);

        assertThat(protections.news(namespace, List.of(note))).containsExactly(note);
    }

    /** A look takes so many, and the next one goes on behind them. */
    @Test
    void alertsAreFoundInTurn() throws SQLException {
        for (String target : List.of("a", "b", "c")) {
            write(new ProtectionNote(
                    target, Action.STORM_ALERT, "r", List.of(), List.of(), NOW, null, NOW.plusSeconds(3_600)));
        }

        List<ProtectionRepository.Due> all = alerts(0);
        assertThat(all).extracting(ProtectionRepository.Due::targetId).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(alerts(all.get(1).id())).containsExactly(all.get(2));
        assertThat(alerts(all.get(2).id())).isEmpty();
    }

    /** What cannot be read stays due: the next look goes on behind it. */
    @Test
    void whatIsDueIsFoundInTurn() throws SQLException {
        for (String target : List.of("a", "b")) {
            write(note(target, NOW, Duration.ofHours(1)));
        }
        Instant later = NOW.plus(Duration.ofHours(2));

        ProtectionRepository.Due first = due(later);
        assertThat(repository.due(later, first.id(), 10_000))
                .filteredOn(one -> one.namespace().equals(namespace))
                .extracting(ProtectionRepository.Due::targetId)
                .doesNotContain(first.targetId())
                .hasSize(1);
    }

    private List<ProtectionRepository.Due> alerts(long after) {
        return repository.alerts(after, 10_000).stream()
                .filter(one -> one.namespace().equals(namespace))
                .toList();
    }

    private ProtectionRepository.Due due(Instant now) {
        return repository.due(now, 0, 10_000).stream()
                .filter(one -> one.namespace().equals(namespace))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAnotherRuleAsksForIsNewsAndLosesNoReview() throws SQLException {
        ProtectionNote reviewed = note("a", NOW, Duration.ofHours(2));
        ProtectionNote firm = firm("a", NOW.plusSeconds(1), Duration.ofHours(1));
        write(reviewed);
        protections.written(List.of(new ProtectionSql.Noted(namespace, reviewed)));

        assertThat(protections.news(namespace, List.of(firm))).containsExactly(firm);
        write(firm);

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.reviewAt()).isEqualTo(reviewed.reviewAt());
            assertThat(one.until()).isEqualTo(reviewed.until());
            assertThat(one.rule()).isEqualTo(SLOW);
            assertThat(one.moreRules()).containsExactly(THREAT);
        });
    }

    @Test
    void whatWaitsForAPersonDoesNotStand() {
        Decision decision = new PolicyReader()
                .read(
                        "test",
                        "test.yaml",
                        "rules:\n  - {id: r, when: {minor: true}, then: {recommend:"
                                + " [{scope: TARGET, action: SLOW_MODE, requiresHuman: true}, {scope: TARGET, action: WATCH}]}}\n")
                .decide(SituationBuilder.calm().minorTarget(StormLevel.CALM).build());

        assertThat(ProtectionNote.of(decision.recommendations(), decision.standbys(), NOW))
                .extracting(ProtectionNote::action)
                .containsExactly(Action.WATCH);
        assertThat(decision.recommendations())
                .as("until when the answer says that they stand")
                .extracting(measure -> measure.action() + " " + ProtectionNote.lasting(measure))
                .contains("SLOW_MODE Optional.empty", "WATCH Optional[PT24H]");
    }

    @Test
    void onlyWhatMovesTheEndIsNews() {
        ProtectionNote first = note("a", NOW, Duration.ofHours(1));
        ProtectionNote soonAfter = note("a", NOW.plusSeconds(60), Duration.ofHours(1));
        ProtectionNote later = note("a", NOW.plusSeconds(420), Duration.ofHours(1));

        assertThat(protections.news(namespace, List.of(first))).containsExactly(first);
        protections.written(List.of(new ProtectionSql.Noted(namespace, first)));

        assertThat(protections.news(namespace, List.of(first, soonAfter, later)))
                .containsExactly(later);
        assertThat(protections.news("other", List.of(first))).containsExactly(first);
    }

    /** Hours are little of half a year, but nobody is to lose them to a comment that came late. */
    @Test
    void fiveMinutesAreNewsOfALongMeasureToo() {
        ProtectionNote late = note("a", NOW.minusSeconds(7 * 3600), Duration.ofDays(180));
        ProtectionNote next = note("a", NOW, Duration.ofDays(180));
        ProtectionNote soonAfter = note("a", NOW.plusSeconds(240), Duration.ofDays(180));

        protections.written(List.of(new ProtectionSql.Noted(namespace, late)));
        assertThat(protections.news(namespace, List.of(next))).containsExactly(next);
        protections.written(List.of(new ProtectionSql.Noted(namespace, next)));

        assertThat(protections.news(namespace, List.of(soonAfter))).isEmpty();
    }

    private void write(ProtectionNote... notes) throws SQLException {
        SlowModes.write(database, namespace, notes);
    }
}
