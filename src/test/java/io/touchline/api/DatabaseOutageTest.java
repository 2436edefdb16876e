package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    @Test
    void isADatabaseThatIsAwayOrFull() {
        assertThat(Stream.of("08006", "08001", "53100", "53300", "57P01", "57P03", "58030", "25006", null))
                .allMatch(state -> DatabaseOutage.isBehind(
                        new IllegalStateException(new RuntimeException(new SQLException("away", state)))));
    }

    /** As Narayana and Agroal have it: the commit's own failure is beside what is thrown. */
    @Test
    void isBehindACommitThatWasNotAnswered() {
        XAException unanswered = new XAException(XAException.XAER_RMFAIL);
        unanswered.initCause(new SQLException("An I/O error occurred while sending to the backend.", "08006"));
        RollbackException failed = new RollbackException("ARJUNA016053: Could not commit transaction.");
        failed.addSuppressed(unanswered);

        assertThat(DatabaseOutage.isBehind(new IllegalStateException(failed))).isTrue();
    }

    @Test
    void isNotAMistakeOfOurs() {
        assertThat(Stream.of("23505", "42601", "57014", "40001"))
                .noneMatch(
                        state -> DatabaseOutage.isBehind(new IllegalStateException(new SQLException("wrong", state))));
        assertThat(DatabaseOutage.isBehind(new IllegalStateException("something else")))
                .isFalse();
    }

    @Test
    void whatMayPassIsUnavailableAndWhatIsWrongIsAFault() {
        assertThat(Stream.of("08006", "53300", null, "40001", "40P01", "55P03", "57014", "23505"))
                .allSatisfy(state -> assertThat(DatabaseOutage.problem(new SQLException("failed", state)))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().status()).isEqualTo(503)));
        assertThat(Stream.of("42601", "42703", "22001", "22P02"))
                .allSatisfy(state -> assertThat(DatabaseOutage.problem(new SQLException("wrong", state)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(state));
    }
}
