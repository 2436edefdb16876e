package io.touchline.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Redis Cluster of three masters without replicas, each with a third of the slots. A node that was away takes its
 * slots again after {@link RedisProcess#restart()}; {@link #awaitOk()} waits for that.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisProcess> nodes = new ArrayList<>();

    private RedisCluster() {}

    /**
     * Starts the nodes and waits until each of them serves.
     *
     * @param options more of them for every node; a node counts as failed, and the cluster as down, when it has been away
     *     for {@code --cluster-node-timeout}, 5,000 ms if not given
     */
    public static RedisCluster start(String... options) {
        String[] all = Stream.concat(
                        Stream.of(
                                "--cluster-enabled",
                                "yes",
                                "--cluster-announce-ip",
                                "127.0.0.1",
                                "--cluster-node-timeout",
                                "5000"),
                        Stream.of(options))
                .toArray(String[]::new);
        RedisCluster cluster = new RedisCluster();
        try {
            for (int i = 0; i < NODES; i++) {
                cluster.nodes.add(RedisProcess.start(RedisProcess.Fsync.EVERYSEC, all));
            }
            cluster.form();
            cluster.awaitOk();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Without epochs of their own the nodes would have to settle who is right, one collision at a time. */
    private void form() {
        for (int i = 0; i < NODES; i++) {
            RedisProcess node = nodes.get(i);
            node.command("CLUSTER ADDSLOTSRANGE " + firstSlot(i) + " " + (firstSlot(i + 1) - 1));
            node.command("CLUSTER SET-CONFIG-EPOCH " + (i + 1));
        }
        // Every pair: what only gossip tells takes a node up to several seconds to learn.
        for (int i = 0; i < NODES; i++) {
            for (RedisProcess other : nodes.subList(i + 1, NODES)) {
                nodes.get(i).command("CLUSTER MEET 127.0.0.1 " + other.port());
            }
        }
    }

    private static int firstSlot(int node) {
        return node * SLOTS / NODES;
    }

    /**
     * Waits until every node knows all of them and serves. Redis takes two seconds for that after any start, and ten if
     * the node was away so long that it counted as failed.
     */
    public void awaitOk() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!nodes.stream().allMatch(RedisCluster::isOk)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the cluster does not serve: "
                        + nodes.stream()
                                .map(node -> node.command("CLUSTER INFO"))
                                .toList());
            }
            ServiceProcess.pause(Duration.ofMillis(25));
        }
    }

    private static boolean isOk(RedisProcess node) {
        String info = node.command("CLUSTER INFO");
        return info.contains("cluster_state:ok\r\n") && info.contains("cluster_known_nodes:" + NODES + "\r\n");
    }

    public List<RedisProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** The node that has a key, which is without blanks. The first node tells, so ask before taking it away. */
    public RedisProcess nodeOf(String key) {
        int slot = Integer.parseInt(nodes.get(0).command("CLUSTER KEYSLOT " + key));
        int node = NODES - 1;
        while (slot < firstSlot(node)) {
            node--;
        }
        return nodes.get(node);
    }

    /** One of each node, in the form of {@code quarkus.redis.hosts}. */
    public List<String> urls() {
        return nodes.stream().map(RedisProcess::url).toList();
    }

    /** Ends the nodes and deletes their data. */
    @Override
    public void close() {
        nodes.forEach(RedisProcess::close);
    }
}
