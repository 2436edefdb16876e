package io.touchline.handling.protection;

import static io.touchline.handling.protection.SlowModes.MILDER;
import static io.touchline.handling.protection.SlowModes.NOW;
import static io.touchline.handling.protection.SlowModes.SLOW;
import static io.touchline.handling.protection.SlowModes.THREAT;
import static io.touchline.handling.protection.SlowModes.decision;
import static io.touchline.handling.protection.SlowModes.firm;
import static io.touchline.handling.protection.SlowModes.note;
import static io.touchline.handling.protection.SlowModes.slowMode;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import io.touchline.testsupport.Rows;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What persons lift, and take back, in a real database. */
@QuarkusTest
class LiftedProtectionsTest {

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

        assertThatThrownBy(() -> lift("a", NOW)).satisfies(LiftedProtectionsTest::isConflict);

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

        assertThatThrownBy(() -> undoLift("a", last)).satisfies(LiftedProtectionsTest::isConflict);

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
        SlowModes.write(database, namespace, notes);
    }
}
