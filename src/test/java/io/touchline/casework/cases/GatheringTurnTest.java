package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.RunLock;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many replicas there are, cases are gathered once a round. */
@QuarkusTest
class GatheringTurnTest {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    @BeforeEach
    void isDue() {
        begun(EVERY);
    }

    @Test
    void isOneReplicasAtATime() throws SQLException {
        assertThat(take(() -> {
                    begun(EVERY);
                    assertThat(take()).isFalse();
                }))
                .isTrue();
        assertThat(take()).isTrue();
    }

    @Test
    void comesOnceARound() throws SQLException {
        assertThat(take()).isTrue();
        assertThat(take()).isFalse();
        begun(EVERY.multipliedBy(8).dividedBy(10));
        assertThat(take()).isFalse();
        begun(EVERY.multipliedBy(95).dividedBy(100));
        assertThat(take()).isTrue();
        begun(EVERY.negated());
        assertThat(take()).as("a clock was put back").isTrue();
    }

    @Test
    void goesOnAfterOneThatFailedOrDied() throws SQLException {
        assertThatThrownBy(() -> GatheringTurn.take(database, EVERY, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        begun(EVERY);
        assertThat(take()).isTrue();

        RunLock dying = RunLock.of(database, GatheringTurn.LOCK);
        new Rows(database)
                .column(
                        "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND objid = ?",
                        GatheringTurn.LOCK & 0xffffffffL);
        begun(EVERY);
        assertThat(take()).isTrue();
        assertThatThrownBy(dying::close).isInstanceOf(SQLException.class);
    }

    @Test
    void isAskedForBeforeCasesAreGathered() {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        String storm = CaseCalls.openCase(name);
        UUID id = CaseIds.CASE.ofWire(storm).orElseThrow();
        String key = "s:" + target + "@1";
        new Rows(database).change("UPDATE moderation_case SET kind = 'STORM', case_key = ? WHERE id = ?", key, id);
        new Rows(database).change("UPDATE case_member SET of_many = true WHERE case_id = ?", id);

        begun(Duration.ZERO);
        gathering.takeTurn();
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");

        begun(Duration.ofDays(2));
        gathering.takeTurn();
        assertThat(CaseCalls.get(caseId).getString("mergedInto")).isEqualTo(storm);
    }

    private boolean take() {
        try {
            return take(() -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean take(Runnable work) throws SQLException {
        return GatheringTurn.take(database, EVERY, work);
    }

    /** That the last turn began so long ago. */
    private void begun(Duration ago) {
        double seconds = ago.toSeconds();
        new Rows(database)
                .change("UPDATE case_gathering_turn SET began_at = now() - make_interval(secs => ?)", seconds);
    }
}
