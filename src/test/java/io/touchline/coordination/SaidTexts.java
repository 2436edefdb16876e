package io.touchline.coordination;

import io.touchline.api.redis.CallReach;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account after another says a text or a variant of it, in a namespace of its own. Times are seconds after kick-off. */
final class SaidTexts {

    static final String TEXT = GroupId.of(0x2222_0000_0000_0000L);
    static final String VARIANT = GroupId.of(0x1111_0000_0000_0000L);
    static final int MINUTE = 60;

    private final String namespace = "t-" + Comments.random();
    private final Comments comments = new Comments(namespace);
    private final List<String> changed = new ArrayList<>();
    private final CoordinationConfig config = TestConfigs.with(Map.of());
    private final Map<String, GroupAction> actions = new HashMap<>();
    private final Redis redis;
    private final Coordination parts;
    private int account;

    SaidTexts(Redis redis) {
        this.redis = redis;
        this.parts = Coordination.of(redis, CallReach.NODE, Clock.systemUTC(), config, (name, id) -> changed.add(id));
    }

    String namespace() {
        return namespace;
    }

    Coordination parts() {
        return parts;
    }

    /** Ids of groups that were told to have changed. */
    List<String> changed() {
        return changed;
    }

    /** The next to say it is the one after this. */
    void continueAfter(int account) {
        this.account = account;
    }

    int nextAccount() {
        return ++account;
    }

    GroupBook.Entry say(int accounts, int from, int to) {
        return say(TEXT, accounts, from, to);
    }

    /** So many further accounts once each, evenly. @return where the last one ended up */
    GroupBook.Entry say(String id, int accounts, int from, int to) {
        GroupBook.Entry last = null;
        for (int i = 0; i < accounts; i++) {
            last = add(parts, id, ++account, from + (to - from) * i / Math.max(1, accounts - 1));
        }
        return last;
    }

    GroupBook.Entry add(Coordination to, String id, int account, int second) {
        return add(to, id, swarm(id, second).action(action(account, second)));
    }

    GroupBook.Entry add(Coordination to, String id, GroupAddition addition) {
        return to.groups().add(namespace, id, addition).await().indefinitely();
    }

    static GroupAddition swarm(String id, int second) {
        return new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, id.equals(TEXT) ? at(-3_600) : at(0))
                .asSwarm(at(second), new Traffic.Volume(10_000, 1_000), List.of(), 0);
    }

    /** The same one each time it is asked for. */
    GroupAction action(int account, int second) {
        return actions.computeIfAbsent(
                account + "@" + second, key -> GroupAction.of(comments.hostile(account, second)));
    }

    static Instant at(int second) {
        return Comments.KICK_OFF.plusSeconds(second);
    }

    List<String> listed() {
        return ListedGroups.ids(redis, namespace);
    }

    Group group(String id) {
        Optional<Group> group =
                new GroupStore(redis, config).surviving(namespace, id).await().indefinitely();
        return group.orElseThrow();
    }

    Group whole(String id) {
        return new GroupStore(redis, config)
                .whole(namespace, id)
                .await()
                .indefinitely()
                .orElseThrow();
    }

    void sayAgain(int account, int times, int from, int to) {
        for (int i = 0; i < times; i++) {
            add(parts, TEXT, account, from + (to - from) * i / (times - 1));
        }
    }

    /** Changes a fact of the group of the text. */
    void fact(String command, String... arguments) {
        Request request = Request.cmd(Command.create(command)).arg("tl:{" + namespace + ":group:" + TEXT + "}:facts");
        List.of(arguments).forEach(request::arg);
        redis.send(request).await().indefinitely();
    }
}
