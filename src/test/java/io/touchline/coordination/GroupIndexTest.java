package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupIndexTest {

    private static final String NAMESPACE = "local";

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final CoordinationConfig config = TestConfigs.with(Map.of());

    @Test
    void clockThatIsAWeekAheadTakesNoGroupOffTheList() {
        String before = swarm(Clock.systemUTC(), 0);

        String lying = swarm(Clock.offset(Clock.systemUTC(), Duration.ofDays(8)), 60);

        assertThat(ListedGroups.ids(OWN.redis(), NAMESPACE)).contains(before, lying);
        assertThat(index().running(NAMESPACE, List.of(before, lying, "g_0000000000000000"))
                        .await()
                        .indefinitely())
                .containsExactlyInAnyOrder(before, lying);
    }

    @Test
    void groupThatIsTakenOffTheListWasTouched() {
        String id = swarm(Clock.systemUTC(), 120);
        long touched = touched().get(id);

        index().remove(NAMESPACE, id).await().indefinitely();
        index().remove(NAMESPACE, "g_0000000000000000").await().indefinitely();

        assertThat(ListedGroups.ids(OWN.redis(), NAMESPACE)).doesNotContain(id);
        assertThat(touched().get(id)).isGreaterThanOrEqualTo(touched);
        assertThat(touched()).doesNotContainKey("g_0000000000000000");
    }

    private Map<String, Long> touched() {
        return index().touched(NAMESPACE).await().indefinitely();
    }

    private GroupIndex index() {
        return GroupIndex.of(OWN.redis(), config);
    }

    private String swarm(Clock clock, long second) {
        GroupBook book = Coordination.of(OWN.redis(), CallReach.NODE, clock, config, (name, id) -> {})
                .groups();
        return new Swarms(book).with(Swarms.anyAccount(), second);
    }
}
