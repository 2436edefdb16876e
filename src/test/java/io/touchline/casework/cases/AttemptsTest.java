package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.ProblemException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A race that is lost inside an observer of an event comes wrapped, as one that is lost outside does not. */
class AttemptsTest {

    private static final SQLException DEADLOCK = new SQLException("deadlock detected", "40P01");

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsOnceMoreWhereARaceWasLost() {
        assertThat(Attempts.<String>of(() -> lostAtFirst(DEADLOCK))).isEqualTo("done");
        assertThat(runs).hasValue(2);
    }

    @Test
    void runsOnceMoreWhereAnObserverLostARace() {
        assertThat(Attempts.<String>of(() -> lostAtFirst(new IllegalStateException("an observer", DEADLOCK))))
                .isEqualTo("done");
        assertThat(runs).hasValue(2);
    }

    @Test
    void saysToComeBackWhereARaceIsLostTwice() {
        assertThatThrownBy(() -> Attempts.of(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("an observer", DEADLOCK);
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problem().status()).isEqualTo(503));
        assertThat(runs).hasValue(2);
    }

    @Test
    void runsNothingElseAgain() {
        IllegalStateException fault = new IllegalStateException("a fault of ours");

        assertThatThrownBy(() -> Attempts.of(() -> {
                    runs.incrementAndGet();
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(runs).hasValue(1);
    }

    private String lostAtFirst(Exception lost) throws SQLException {
        if (runs.incrementAndGet() > 1) {
            return "done";
        }
        if (lost instanceof SQLException race) {
            throw race;
        }
        throw (RuntimeException) lost;
    }
}
