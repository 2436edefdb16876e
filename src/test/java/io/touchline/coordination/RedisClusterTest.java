package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.RedisScript;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisCluster;
import io.touchline.testsupport.RedisProcess;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service asks of a Redis Cluster: keys of every slot, and scripts on nodes that do not know them. */
class RedisClusterTest {

    private static final int KEYS = 300;

    private static RedisCluster cluster;
    private static RedisClient client;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
        client = RedisClient.of(cluster);
    }

    @AfterAll
    static void close() {
        cluster.close();
        client.close();
    }

    @Test
    void clientFindsTheNodeOfEveryKey() {
        Set<RedisProcess> used = new HashSet<>();
        for (int i = 0; i < KEYS; i++) {
            String key = "key-" + i;
            send(Request.cmd(Command.SET).arg(key).arg("value-" + i));
            used.add(cluster.nodeOf(key));
        }

        for (int i = 0; i < KEYS; i++) {
            assertThat(send(Request.cmd(Command.GET).arg("key-" + i))).isEqualTo("value-" + i);
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(cluster.nodes());
        assertThat(cluster.nodeOf("key-7").command("GET key-7")).isEqualTo("value-7");
    }

    @Test
    void scriptIsLearntByEachNodeOnceAndAgainAfterAFlush() {
        RedisScript script = RedisScript.of("/coordination/group-index.lua");
        cluster.nodes().forEach(node -> node.command("SCRIPT FLUSH"));
        cluster.nodes().forEach(node -> node.command("CONFIG RESETSTAT"));

        touchGroups(script);
        assertThat(cluster.nodes()).allSatisfy(node -> assertThat(evals(node)).isEqualTo(1));
        RedisProcess forgetful = cluster.nodes().get(1);
        forgetful.command("SCRIPT FLUSH");
        touchGroups(script);

        assertThat(cluster.nodes()).allSatisfy(node -> assertThat(evals(node)).isEqualTo(node == forgetful ? 2 : 1));
    }

    private static void touchGroups(RedisScript script) {
        Redis redis = client.redis();
        for (int i = 0; i < KEYS; i++) {
            String seen = "tl:{shop-" + i + ":groups:all}:seen";
            String touched = "tl:{shop-" + i + ":groups:all}:touched";
            script.call(redis, List.of(seen, touched), List.of("g", "1000", "600000", "10"))
                    .await()
                    .atMost(Duration.ofSeconds(5));
            assertThat(cluster.nodeOf(seen).command("ZSCORE " + seen + " g")).isEqualTo("1000");
        }
    }

    private static long evals(RedisProcess node) {
        return node.command("INFO commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
                .sum();
    }

    private static String send(Request request) {
        return client.redis()
                .send(request)
                .await()
                .atMost(Duration.ofSeconds(5))
                .toString();
    }
}
