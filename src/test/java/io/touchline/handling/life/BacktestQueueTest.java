package io.touchline.handling.life;

import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose turn it is. What waits here is in no committed row: the service's own runner never sees it. */
@QuarkusTest
@TestTransaction
class BacktestQueueTest {

    @Inject
    BacktestRepository backtests;

    @Inject
    EntityManager entities;

    private final String full = fresh("full");
    private final String late = fresh("late");
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private int asked;

    @Test
    void isFullForTheNamespaceAloneThatFilledIt() {
        for (int i = 0; i < BacktestRepository.MOST_QUEUED; i++) {
            queue(full);
        }

        assertThatThrownBy(() -> queue(full)).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                        refused.problem().status())
                .isEqualTo(409));
        assertThat(backtests
                        .queue(backtest(late), new Deed("l", begin, null, null))
                        .state())
                .isEqualTo(Backtest.State.QUEUED);
    }

    @Test
    void givesNamespacesTurns() {
        nothingElseWaits();
        for (int i = 0; i < 4; i++) {
            queue(full);
        }
        List<String> oneReplica = new ArrayList<>();

        oneReplica.add(served());
        queue(late);
        queue(late);
        for (int i = 0; i < 5; i++) {
            oneReplica.add(served());
        }

        assertThat(oneReplica).containsExactly(full, late, full, late, full, full);
    }

    @Test
    void prefersWhomNoReplicaWorksFor() {
        nothingElseWaits();
        queue(full);
        queue(full);
        claimed();
        queue(late);

        assertThat(claimed().namespace()).isEqualTo(late);
        assertThat(claimed().namespace()).isEqualTo(full);
    }

    private void nothingElseWaits() {
        entities.createNativeQuery("DELETE FROM policy_backtest WHERE state = 'QUEUED'")
                .executeUpdate();
    }

    /** Runs the next one to its end. */
    private String served() {
        Backtest next = claimed();
        entities.createNativeQuery("UPDATE policy_backtest SET state = 'DONE' WHERE id = ?1")
                .setParameter(1, next.id())
                .executeUpdate();
        return next.namespace();
    }

    /** Within a transaction all is of one moment; in the service each claim has a later one. */
    private Backtest claimed() {
        Backtest next = backtests.claim(UUID.randomUUID()).orElseThrow();
        entities.createNativeQuery(
                        "UPDATE policy_backtest SET started_at = now() + ?1 * interval '1 second' WHERE id = ?2")
                .setParameter(1, ++asked)
                .setParameter(2, next.id())
                .executeUpdate();
        return next;
    }

    private void queue(String namespace) {
        backtests.queue(backtest(namespace), new Deed("l", begin, null, null));
    }

    private Backtest backtest(String namespace) {
        Instant now = begin.plusMillis(++asked);
        return new Backtest(
                UUID.randomUUID(),
                "default",
                "0123456789ab",
                Backtest.RECORDED,
                namespace,
                begin.minusSeconds(60),
                begin,
                asked,
                "l",
                now);
    }
}
