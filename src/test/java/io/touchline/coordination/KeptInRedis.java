package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what Redis holds of a namespace, byte by byte and without the code that wrote it. */
final class KeptInRedis {

    private static final int AT_ONCE = 32;

    private final Redis redis;
    private final String namespace;

    KeptInRedis(Redis redis, String namespace) {
        this.redis = redis;
        this.namespace = namespace;
    }

    /** Every row of every window of objects, as hex, by key. */
    Map<String, Set<String>> objects() {
        return sets(":objects:");
    }

    /** Every tie of every account, as hex and without what it weighs, by key. */
    Map<String, Set<String>> ties() {
        Map<String, Set<String>> ties = sets(":account:");
        ties.keySet().removeIf(key -> !key.endsWith("}:ties"));
        return ties;
    }

    /** What exact mode kept. Fails if a tie stands on one side only. */
    SharingNetwork network() {
        List<SharingNetwork.Row> rows = new ArrayList<>();
        objects().values().forEach(members -> members.forEach(member -> rows.add(row(bytes(member)))));
        Set<SharingNetwork.CoActed> lesser = new HashSet<>();
        Set<SharingNetwork.CoActed> greater = new HashSet<>();
        ties().forEach((key, members) -> {
            String account = key.substring(key.indexOf(":account:") + 9, key.indexOf('}'));
            for (String member : members) {
                ByteBuffer tie = bytes(member);
                String partner = account(tie);
                (account.compareTo(partner) < 0 ? lesser : greater)
                        .add(SharingNetwork.CoActed.of(tie.getLong(), account, tie.getLong(), partner, tie.getLong()));
            }
        });
        if (!lesser.equals(greater)) {
            throw new AssertionError("ties that only one side has");
        }
        return new SharingNetwork(rows, lesser);
    }

    private static SharingNetwork.Row row(ByteBuffer row) {
        long object = row.getLong();
        if (row.get() != 0) {
            throw new AssertionError("not a row of an action");
        }
        long millis = (row.getShort() & 0xffffL) << 32 | row.getInt() & 0xffffffffL;
        return new SharingNetwork.Row(object, account(row), row.getLong(), millis / 1_000);
    }

    private static String account(ByteBuffer bytes) {
        byte[] account = new byte[16];
        bytes.get(account);
        return HexFormat.of().formatHex(account);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    /** The counts of every target, as hex, by key. */
    Map<String, String> gauges() {
        Map<String, String> gauges = new TreeMap<>();
        for (Response key : keys(":target:*}:gauge")) {
            byte[] gauge = redis.send(Request.cmd(Command.GET).arg(key.toString()))
                    .await()
                    .indefinitely()
                    .toBytes();
            gauges.put(key.toString(), HexFormat.of().formatHex(gauge));
        }
        return gauges;
    }

    private Response keys(String part) {
        return redis.send(Request.cmd(Command.KEYS).arg("tl:{" + namespace + part))
                .await()
                .indefinitely()
                .getDelegate();
    }

    private Map<String, Set<String>> sets(String part) {
        Response keys = keys(part + "*");
        List<Uni<Void>> reads = new ArrayList<>(keys.size());
        Map<String, Set<String>> sets = new TreeMap<>();
        for (Response key : keys) {
            reads.add(redis.send(Request.cmd(Command.ZRANGE)
                            .arg(key.toString())
                            .arg(0)
                            .arg(-1))
                    .invoke(members -> put(sets, key.toString(), members.getDelegate()))
                    .replaceWithVoid());
        }
        if (!reads.isEmpty()) {
            Uni.join()
                    .all(reads)
                    .usingConcurrencyOf(AT_ONCE)
                    .andFailFast()
                    .await()
                    .indefinitely();
        }
        return sets;
    }

    private static void put(Map<String, Set<String>> sets, String key, Response members) {
        Set<String> set = new TreeSet<>();
        members.forEach(member -> set.add(HexFormat.of().formatHex(member.toBytes())));
        synchronized (sets) {
            sets.put(key, set);
        }
    }
}
