package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Redis that comes back empty under replicas that run on. */
class LostDataTest {

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private static final String JIBE = "裁判今天又开始表演了大家都看看";
    private static final int CALL = 100;

    private final Comments comments = Comments.inFreshNamespace();
    private final MovableClock clock = new MovableClock();
    private final Coordination parts =
            Coordination.of(OWN.redis(), CallReach.NODE, clock, TestConfigs.with(Map.of()), (namespace, id) -> {});

    /** It was said all evening, which nobody knows any more. */
    @Test
    void ordinaryJibeIsNoSwarmAfterwards() {
        List<Observation> evening = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            evening.add(
                    i % 40 == 0 ? comments.says(i, i / 2, JIBE, 0.6) : comments.says(i, i / 2, "短评" + i % 50, 0.02));
        }
        through(evening);

        OWN.redis().sendAndAwait(Request.cmd(Command.FLUSHALL));
        List<Observation> after = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            after.add(
                    i % 40 == 0
                            ? comments.says(10_000 + i, 4_000 + i / 2, JIBE, 0.6)
                            : comments.says(10_000 + i, 4_000 + i / 2, "短评" + i % 50, 0.02));
        }

        assertThat(through(after))
                .allSatisfy(report -> assertThat(report.groupId()).isEmpty());
    }

    private List<CoordinationReport> through(List<Observation> stream) {
        List<CoordinationReport> reports = new ArrayList<>();
        for (int begin = 0; begin < stream.size(); begin += CALL) {
            clock.forward(Duration.ofSeconds(1));
            List<Observation> call = stream.subList(begin, Math.min(stream.size(), begin + CALL));
            reports.addAll(new ObservationRun(call, parts).through().await().indefinitely());
        }
        return reports;
    }
}
