package io.touchline.handling.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.handling.PastAssessments;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutagePatienceTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void triesAgainUntilTheDatabaseIsBack() {
        assertThat(patience(LONG).<Integer>during(() -> answerAt(3, "57P01"))).isEqualTo(3);
    }

    @Test
    void triesNothingAgainThatIsNoOutage() {
        assertThatThrownBy(() -> patience(LONG).during(() -> answerAt(3, "23505")))
                .isInstanceOf(PastAssessments.UnavailableException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> patience(Duration.ofMillis(20)).during(() -> answerAt(1_000_000, "08006")))
                .isInstanceOf(PastAssessments.UnavailableException.class);

        assertThat(attempts.get()).isGreaterThan(1);
    }

    @Test
    void keepsNobodyFromStopping() {
        stopping.set(true);

        assertThatThrownBy(() -> patience(LONG).during(() -> answerAt(3, "08006")))
                .isInstanceOf(PastAssessments.UnavailableException.class);
    }

    private OutagePatience patience(Duration most) {
        return new OutagePatience(Duration.ofMillis(1), most, stopping::get);
    }

    private Integer answerAt(int attempt, String stateBefore) {
        if (attempts.incrementAndGet() < attempt) {
            throw new PastAssessments.UnavailableException(new SQLException("away", stateBefore));
        }
        return attempts.get();
    }
}
