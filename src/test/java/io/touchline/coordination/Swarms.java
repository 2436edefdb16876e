package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Swarms of five in the namespace of the key {@code local}, against a target of their own, written down without asking
 * how comments are judged. No two have a made-up account in common: groups that share accounts become one.
 */
final class Swarms {

    private static final Random RANDOM = new Random();

    private final String targetId = "lin-" + Comments.random();
    private final GroupBook book;

    Swarms(GroupBook book) {
        this.book = book;
    }

    String targetId() {
        return targetId;
    }

    /** @return the id of the group of the account and four others, {@code second} seconds after kick-off */
    String with(AccountKey account, long second) {
        Instant founded = Comments.KICK_OFF.plusSeconds(second);
        GroupAddition addition = new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, founded).targets(List.of(targetId));
        addition.action(action(account, founded));
        for (int i = 1; i < 5; i++) {
            addition.action(action(anyAccount(), founded.plusSeconds(i)));
        }
        return add(GroupId.of(RANDOM.nextLong() & ~1L), addition);
    }

    /** @return the id of a group that was shown and taken back: forty accounts say it once each in fifty minutes */
    String goingRound(AccountKey account) {
        String id = GroupId.of(RANDOM.nextLong() & ~1L);
        for (int i = 0; i < 40; i++) {
            Instant at = Comments.KICK_OFF.plusSeconds(75L * i);
            add(
                    id,
                    new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF)
                            .asSwarm(at, new Traffic.Volume(10_000, 1_000), List.of(), 0)
                            .targets(List.of(targetId))
                            .action(action(i == 0 ? account : anyAccount(), at)));
        }
        return id;
    }

    /** @return the id of a group that nobody is shown */
    String beginning(AccountKey account, long second) {
        Instant founded = Comments.KICK_OFF.plusSeconds(second);
        return add(
                GroupId.of(RANDOM.nextLong() & ~1L),
                new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, founded).action(action(account, founded)));
    }

    void join(String groupId, AccountKey account, long second) {
        Instant at = Comments.KICK_OFF.plusSeconds(second);
        add(groupId, new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, at).action(action(account, at)));
    }

    /** Not one of the accounts that {@link SpecialProfile} takes as erased. */
    static AccountKey anyAccount() {
        return AccountKey.ofHex("a%015x%016x".formatted(RANDOM.nextLong() >>> 4, RANDOM.nextLong()));
    }

    private String add(String groupId, GroupAddition addition) {
        return book.add("local", groupId, addition).await().indefinitely().groupId();
    }

    private static GroupAction action(AccountKey account, Instant at) {
        return new GroupAction(account, RANDOM.nextLong(), at, 255);
    }

    /** Takes a group from Redis, as if its time to live had passed. */
    static void forget(Redis redis, String id) {
        forget(redis, "local", id);
    }

    static void forget(Redis redis, String namespace, String id) {
        Request delete = Request.cmd(Command.DEL);
        for (String part : List.of("actions", "members", "targets", "facts")) {
            delete.arg("tl:{" + namespace + ":group:" + id + "}:" + part);
        }
        redis.send(delete).await().indefinitely();
    }
}
