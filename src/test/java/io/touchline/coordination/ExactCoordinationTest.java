package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact mode keeps what batch tools find, pair for pair, however the comments come. */
class ExactCoordinationTest {

    private static final List<SharingNetwork.Row> ROWS = Shares.ofChance(1);

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    @Test
    void dataHasWhatIsHardToCount() {
        SharingNetwork network = SharingNetwork.of(ROWS, 10);

        assertThat(ROWS.stream().map(SharingNetwork.Row::content).distinct().count())
                .isLessThan(ROWS.size() * 19L / 20);
        assertThat(network.weights(2).values()).hasSizeGreaterThan(100).anyMatch(weight -> weight > 5);
        assertThat(network.weights(5)).isNotEmpty().isNotEqualTo(network.weights(2));
        assertThat(network.weights(2)).isNotEqualTo(network.weights(1));
    }

    /** A period of one minute has a border in nearly every window. */
    @ParameterizedTest
    @CsvSource({
        "10, 3650d, IN_ORDER", "60, 1m, IN_ORDER",
        "10, 1m, LATE", "60, 3650d, LATE",
        "10, 3650d, TWICE", "60, 1m, TWICE",
        "10, 1m, CUT", "60, 3650d, CUT"
    })
    void keepsThePairsAndWeightsOfTheBatch(int window, String period, Arrival arrival) {
        String namespace = "t-" + Comments.random();

        arrival.send(
                Shares.observations(namespace, ROWS),
                OWN.redis(),
                redis -> ExactMode.tracker(redis, CallReach.NODE, window, period),
                new Random(window));

        SharingNetwork kept = new KeptInRedis(OWN.redis(), namespace).network();
        SharingNetwork batch = SharingNetwork.of(ROWS, window);
        assertThat(Set.copyOf(kept.rows())).isEqualTo(Set.copyOf(batch.rows())).hasSameSizeAs(kept.rows());
        assertThat(Set.copyOf(kept.coActions())).isEqualTo(Set.copyOf(batch.coActions()));
        for (int leastParticipation : List.of(1, 2, 5)) {
            Map<SharingNetwork.Edge, Long> weights = batch.weights(leastParticipation);
            assertThat(kept.weights(leastParticipation)).isEqualTo(weights);
        }
    }
}
