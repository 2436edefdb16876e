package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    @Test
    void isADatabaseThatIsAwayOrFull() {
        assertThat(Stream.of("08006", "08001", "53100", "53300", "57P01", "57P03", "58030", "25006", null))
                .allMatch(state -> DatabaseOutage.isBehind(
                        new IllegalStateException(new RuntimeException(new SQLException("away", state)))));
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
