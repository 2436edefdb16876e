package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisCluster;
import io.touchline.testsupport.RedisProcess;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys of one comment lie on all nodes; nothing may depend on their being together. */
class CoordinationClusterTest {

    private static RedisCluster cluster;
    private static RedisClient clusterClient;
    private static RedisProcess single;
    private static RedisClient singleClient;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
        clusterClient = RedisClient.of(cluster);
        single = RedisProcess.start();
        singleClient = RedisClient.of(single);
    }

    @AfterAll
    static void close() {
        clusterClient.close();
        cluster.close();
        singleClient.close();
        single.close();
    }

    @Test
    void campaignsAreFoundAsOnASingleNode() {
        Comments comments = new Comments("cluster");
        List<Observation> stream = new Campaigns(comments).all(300);

        Arrival.IN_ORDER.send(stream, clusterClient.redis(), CoordinationClusterTest::tracker, new Random(1));
        Arrival.IN_ORDER.send(stream, singleClient.redis(), CoordinationClusterTest::tracker, new Random(1));

        List<Group> groups = ListedGroups.of(clusterClient.redis(), comments.namespace());
        assertThat(groups)
                .extracting(group -> group.summary().kind())
                .containsExactlyInAnyOrder(GroupKind.SAME_TEXT_SWARM, GroupKind.SLOW_DRIP, GroupKind.RAIDS);
        assertThat(groups).extracting(group -> group.memberActions().size()).containsExactlyInAnyOrder(10, 6, 3);
        assertThat(groups).isEqualTo(ListedGroups.of(singleClient.redis(), comments.namespace()));
        assertThat(cluster.nodes()).allSatisfy(node -> assertThat(Integer.parseInt(node.command("DBSIZE")))
                .isGreaterThan(50));
    }

    @Test
    void exactModeKeepsThePairsOfTheBatch() {
        String namespace = "t-" + Comments.random();
        List<SharingNetwork.Row> rows = Shares.ofChance(2).subList(0, 600);

        Arrival.LATE.send(
                Shares.observations(namespace, rows),
                clusterClient.redis(),
                redis -> ExactMode.tracker(redis, CallReach.SLOT, 60, "2h"),
                new Random(2));

        Map<SharingNetwork.Edge, Long> batch = SharingNetwork.of(rows, 60).weights(2);
        assertThat(new KeptInRedis(clusterClient.redis(), namespace).network().weights(2))
                .isEqualTo(batch)
                .isNotEmpty();
    }

    private static Coordination tracker(Redis redis) {
        return Coordination.of(
                redis, CallReach.SLOT, Clock.systemUTC(), TestConfigs.with(Map.of()), (namespace, id) -> {});
    }
}
