package io.touchline.handling.protection;

import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.ProblemException;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.PolicyReader;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Scope;
import io.touchline.handling.Suggestion;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.SituationBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Rows of protections in a real database. */
@QuarkusTest
class ProtectionSqlTest {

    private static final String SLOW = "default#slow";
    private static final String MILDER = "default#slow-rising";
    private static final String THREAT = "default#threat";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    DataSource database;

    @Inject
    Protections protections;

    @Inject
    ProtectionRepository repository;

    @Inject
    LiftedProtections lifted;

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

    @Test
    void aBackfillProtectsNobodyToday() throws SQLException {
        write(note("a", NOW.minus(20, ChronoUnit.DAYS), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> assertThat(one.endedHow())
                .isEqualTo(ProtectionEnd.TIME));
    }

    @Test
    void whatWasLiftedStaysAwayForItsTimeAndComesAgainAfterIt() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");

        write(note("a", NOW.plusSeconds(60), Duration.ofHours(2)));
        assertThat(protections.of(namespace, "a")).hasSize(1);

        write(note("a", NOW.plus(3, ChronoUnit.HOURS), Duration.ofHours(2)));
        assertThat(protections.of(namespace, "a"))
                .extracting(Protection::endedHow)
                .containsExactly(null, ProtectionEnd.PERSON);
    }

    @Test
    void aLiftingIsLoggedOnceWithItsReasonAside() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        LiftRequest request = new LiftRequest("mod-1", "a mistake", null);

        protections.lift(namespace, "a", Action.SLOW_MODE, request);
        assertThatThrownBy(() -> protections.lift(namespace, "a", Action.SLOW_MODE, request))
                .isInstanceOf(ProblemException.class);

        Rows rows = new Rows(database);
        assertThat(rows.column(
                        "SELECT kind || ' ' || (body::json ->> 'measure') FROM audit_event WHERE namespace = ? AND subject = 'a'",
                        namespace))
                .containsExactly("PROTECTION_LIFTED SLOW_MODE");
        assertThat(rows.column("SELECT body FROM audit_event WHERE namespace = ?", namespace))
                .allSatisfy(body ->
                        assertThat(body.toString()).contains("\"by\":\"mod_").doesNotContain("mod-1", "a mistake"));
        assertThat(rows.column("SELECT body FROM audit_personal WHERE namespace = ?", namespace))
                .containsExactly("{\"reason\":\"a mistake\"}");
    }

    @Test
    void whatWasLiftedIsRecommendedToNobodyUntilItWouldHaveEnded() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)), note("b", NOW, Duration.ofHours(2)));
        lift("a");
        Recommendation both = slowMode(SLOW, false, "a", "b");
        Recommendation forAPerson = slowMode(SLOW, true, "a");
        Recommendation threat = slowMode(THREAT, false, "a");
        Decision decision = decision(List.of(both, slowMode(SLOW, false, "a"), forAPerson, threat), List.of());

        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .containsExactly(slowMode(SLOW, false, "b"), forAPerson, threat);
        assertThat(protections.withoutLifted(decision, namespace, NOW.plus(2, ChronoUnit.HOURS)))
                .isEqualTo(decision.recommendations());
        assertThat(protections.withoutLifted(decision, fresh("ns"), NOW.plusSeconds(60)))
                .isEqualTo(decision.recommendations());
    }

    /** The comment that a person was wrong about says nothing of the next one, which another rule answers too. */
    @Test
    void whatAnotherRuleAsksForStandsInPlaceOfWhatWasLifted() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");
        Decision decision = decision(
                List.of(slowMode(SLOW, false, "a", "b")),
                List.of(slowMode(SLOW, false, "a"), slowMode(THREAT, false, "a")));

        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .containsExactlyInAnyOrder(slowMode(SLOW, false, "b"), slowMode(THREAT, false, "a"));
    }

    @Test
    void anotherRuleOpensWhatWasLifted() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");

        write(firm("a", NOW.plusSeconds(60), Duration.ofDays(3)), note("a", NOW.plusSeconds(30), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a"))
                .extracting(Protection::rule, Protection::moreRules, Protection::endedHow)
                .containsExactly(tuple(THREAT, List.of(), null), tuple(SLOW, List.of(), ProtectionEnd.PERSON));
    }

    @Test
    void allRulesThatHadCalledForWhatWasLiftedStayAway() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)), firm("a", NOW.plusSeconds(60), Duration.ofHours(2)));
        lift("a");

        write(firm("a", NOW.plusSeconds(90), Duration.ofDays(3)));
        write(note("a", NOW.plusSeconds(90), Duration.ofHours(2)));

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.moreRules()).containsExactly(THREAT);
            assertThat(one.endedHow()).isEqualTo(ProtectionEnd.PERSON);
        });
    }

    /** A weaker rule of the same storm asks for the same, and stood in as soon as the stronger one's was lifted. */
    @Test
    void whatStandsByIsLiftedToo() throws SQLException {
        Decision decision = decision(
                List.of(slowMode(SLOW, false, "a", "b")),
                List.of(slowMode(MILDER, false, "a"), slowMode(SLOW, false, "a")));
        write(ProtectionNote.of(decision.recommendations(), decision.standbys(), NOW)
                .toArray(ProtectionNote[]::new));
        assertThat(protections.of(namespace, "b")).singleElement().satisfies(one -> assertThat(one.moreRules())
                .isEmpty());

        Protection ended = lift("a");

        assertThat(ended.rule()).isEqualTo(SLOW);
        assertThat(ended.moreRules()).containsExactly(MILDER);
        assertThat(ended.until()).isEqualTo(NOW.plus(2, ChronoUnit.HOURS));
        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .containsExactly(slowMode(SLOW, false, "b"));
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
    void whatWasLiftedByMistakeStandsAsItStood() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)), firm("a", NOW.plusSeconds(60), Duration.ofHours(1)));
        Protection before = protections.of(namespace, "a").get(0);
        lift("a");

        Protection restored = undoLift("a");

        assertThat(restored).isEqualTo(before);
        assertThat(protections.of(namespace, "a")).containsExactly(before);
        Decision decision = decision(List.of(slowMode(SLOW, false, "a")), List.of());
        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .isEqualTo(decision.recommendations());
        assertThatThrownBy(() -> undoLift("a")).isInstanceOf(ProblemException.class);
        assertThat(new Rows(database)
                        .column("SELECT kind FROM audit_event WHERE namespace = ? ORDER BY seq", namespace))
                .containsExactly("PROTECTION_LIFTED", "PROTECTION_RESTORED");
    }

    @Test
    void whatWasLiftedByMistakeBecomesPartOfWhatStandsSince() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");
        write(firm("a", NOW.plusSeconds(60), Duration.ofHours(1)));

        undoLift("a");

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> {
            assertThat(one.beganAt()).isEqualTo(NOW);
            assertThat(one.reviewAt()).isEqualTo(NOW.plusSeconds(3600));
            assertThat(one.until()).isEqualTo(NOW.plusSeconds(7200));
            assertThat(one.moreRules()).containsExactly(SLOW);
            assertThat(one.endedAt()).isNull();
        });
    }

    @Test
    void whatWouldBeOverByNowIsNotBroughtBack() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE protection SET until_at = now() WHERE namespace = '" + namespace + "'");
        }

        assertThatThrownBy(() -> undoLift("a")).isInstanceOf(ProblemException.class);
    }

    private Protection lift(String target) {
        return lift(target, null);
    }

    private Protection undoLift(String target) {
        return undoLift(target, null);
    }

    private Protection lift(String target, Instant beganAt) {
        return protections.lift(namespace, target, Action.SLOW_MODE, new LiftRequest("mod-1", "a mistake", beganAt));
    }

    private Protection undoLift(String target, Instant endedAt) {
        return protections.undoLift(
                namespace, target, Action.SLOW_MODE, new UndoRequest("mod-2", "it was none", endedAt));
    }

    /** Its answer was lost, and meanwhile another rule has called for the measure. */
    @Test
    void aRepeatedLiftingEndsNoOther() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a", NOW);
        write(firm("a", NOW.plusSeconds(60), Duration.ofHours(3)));

        assertThatThrownBy(() -> lift("a", NOW)).satisfies(ProtectionSqlTest::isConflict);

        assertThat(protections.of(namespace, "a"))
                .extracting(Protection::rule, Protection::endedHow)
                .containsExactly(tuple(THREAT, null), tuple(SLOW, ProtectionEnd.PERSON));
    }

    @Test
    void aRepeatedUndoingUndoesNoOther() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        lift("a");
        write(firm("a", NOW.plusSeconds(60), Duration.ofHours(3)));
        Instant last = lift("a").endedAt();
        undoLift("a", last);

        assertThatThrownBy(() -> undoLift("a", last)).satisfies(ProtectionSqlTest::isConflict);

        assertThat(protections.of(namespace, "a"))
                .extracting(Protection::rule, Protection::endedHow)
                .containsExactly(tuple(THREAT, null), tuple(SLOW, ProtectionEnd.PERSON));
    }

    private static void isConflict(Throwable refused) {
        assertThat(((ProblemException) refused).problem().status()).isEqualTo(409);
    }

    @Test
    void whatIsLiftedIsKnownForAsLongAsItStaysAway() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)), note("b", NOW.minus(1, ChronoUnit.DAYS), Duration.ofHours(2)));
        lift("a");
        repository.closeOver(NOW);

        repository.deleteEndedBefore(Instant.now().plusSeconds(60));

        assertThat(protections.of(namespace, "a")).hasSize(1);
        assertThat(protections.of(namespace, "b")).isEmpty();
        repository.deleteEndedBefore(NOW.plus(3, ChronoUnit.HOURS));
        assertThat(protections.of(namespace, "a")).isEmpty();
    }

    @Test
    void whatWasLiftedElsewhereIsHeardOf() throws SQLException {
        write(note("a", NOW, Duration.ofHours(2)));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE protection SET ended_at = now(), ended_how = 'PERSON' WHERE namespace = '"
                    + namespace + "'");
        }

        lifted.poll();

        Decision decision = decision(List.of(slowMode(SLOW, false, "a")), List.of());
        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .isEmpty();
    }

    private static Decision decision(List<Recommendation> measures, List<Recommendation> standbys) {
        return new Decision(Suggestion.REVIEW, SLOW, measures, standbys, Optional.empty());
    }

    private static Recommendation slowMode(String rule, boolean requiresHuman, String... targetIds) {
        return new Recommendation(
                Scope.TARGET,
                Action.SLOW_MODE,
                List.of("storm.RISING"),
                rule,
                requiresHuman,
                true,
                List.of(targetIds),
                false,
                Optional.of(Duration.ofHours(2)),
                Optional.empty());
    }

    @Test
    void aCommentThatWaitsForALiftingDoesNotOpenItAgain() throws Exception {
        write(note("a", NOW, Duration.ofHours(2)));

        try (Connection lifting = database.getConnection();
                Statement statement = lifting.createStatement()) {
            lifting.setAutoCommit(false);
            statement.execute("UPDATE protection SET ended_at = now(), ended_how = 'PERSON', ended_by = 'mod-1',"
                    + " end_reason = 'a mistake' WHERE namespace = '" + namespace + "'");
            CompletableFuture<Void> comment = CompletableFuture.runAsync(() -> {
                try {
                    write(note("a", NOW.plusSeconds(60), Duration.ofHours(2)), note("b", NOW, Duration.ofHours(2)));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!somebodyWaits()) {
                assertThat(comment).isNotDone();
            }
            lifting.commit();
            comment.get(10, TimeUnit.SECONDS);
        }

        assertThat(protections.of(namespace, "a")).singleElement().satisfies(one -> assertThat(one.endedHow())
                .isEqualTo(ProtectionEnd.PERSON));
        assertThat(protections.of(namespace, "b")).singleElement().satisfies(one -> assertThat(one.endedAt())
                .isNull());
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%INTO protection%'")) {
            return row.next();
        }
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

    private ProtectionRepository.Due due(Instant now) {
        return repository.due(now, 10_000).stream()
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

    @Test
    void refusesLiftingsThatSayNothing() {
        String target = registerAthlete(freshName());
        String lift = "/v1/targets/" + target + "/protection/SLOW_MODE/lift";

        call().body(Map.of("decidedBy", "mod-1")).post(lift).then().statusCode(422);
        call().body(Map.of("decidedBy", "mod-1", "reason", "a".repeat(200_000)))
                .post(lift)
                .then()
                .statusCode(422);
        call().body(Map.of("decidedBy", "mod-1", "reason", " "))
                .post(lift)
                .then()
                .statusCode(422);
        call().body(Map.of("decidedBy", "mod-1", "reason", "r", "force", true))
                .post(lift)
                .then()
                .statusCode(400);
        call().body(Map.of("decidedBy", "mod-1", "reason", "r"))
                .post(lift)
                .then()
                .statusCode(404);
        call().body(Map.of("decidedBy", "mod-1", "reason", "r", "beganAt", "yesterday"))
                .post(lift)
                .then()
                .statusCode(400);
        call().body(Map.of("decidedBy", "mod-1", "reason", "r", "endedAt", NOW.toString()))
                .post(lift)
                .then()
                .statusCode(400);
        call().body(Map.of("decidedBy", "mod-1")).post(lift + "/undo").then().statusCode(422);
        call().body(Map.of("decidedBy", "mod-1", "reason", "r"))
                .post(lift + "/undo")
                .then()
                .statusCode(404);
        call().get("/v1/targets/no-such/protection").then().statusCode(404);
        call().get("/v1/protections?cursor=Zm9v").then().statusCode(422);
        // "a", NUL, "/b"
        call().get("/v1/protections?cursor=YQAvYg").then().statusCode(422);
    }

    private void write(ProtectionNote... notes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            ProtectionSql.write(
                    connection,
                    List.of(notes).stream()
                            .map(note -> new ProtectionSql.Noted(namespace, note))
                            .toList());
            connection.commit();
        }
    }

    private static ProtectionNote note(String target, Instant from, Duration length) {
        return new ProtectionNote(
                target,
                Action.SLOW_MODE,
                SLOW,
                List.of(),
                List.of("storm.RISING"),
                from,
                from.plus(length.dividedBy(2)),
                from.plus(length));
    }

    /** To be reviewed by nobody. */
    private static ProtectionNote firm(String target, Instant from, Duration length) {
        return new ProtectionNote(
                target, Action.SLOW_MODE, THREAT, List.of(), List.of("threat"), from, null, from.plus(length));
    }
}
