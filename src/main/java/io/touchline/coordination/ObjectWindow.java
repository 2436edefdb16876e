package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Owner of {@code tl:{<namespace>:objects:<shard>}:<period>}: who acted on which object when. A key holds all objects of
 * one shard in one period of event time, so that a text which nobody repeats costs fifty bytes and no key of its own,
 * and a hot object goes on in a new key with each period. Exact whatever the order of arrival, as long as the periods
 * are kept; work is O(log n) in the size of a shard plus the actions told. Of what is crowded a sample of accounts is kept,
 * which tells how many there are: if such comments are sent again, and not all of them in the way of the first time, they
 * may count up to twice there.
 */
final class ObjectWindow {

    private static final int SHARDS = 16384;
    /**
     * Actions told of a hot object that belongs to a group: who acts on it joins that, whoever else does. And to a calm
     * comment, which most on what is hot are: enough to see what kind of crowd it is.
     */
    static final int FEW_OF_HOT = 8;

    private static final int LOOKS_IN_CALL = 64;

    private static final int TIME_BYTES = 6;
    private static final int OBJECT_BYTES = 8;
    private static final byte MARK = (byte) 255;
    private static final int REACHES_ON = 1;
    private static final int REACHES_BACK = 2;
    private static final int CALM = 4;
    private static final int PAST = 8;
    private static final int UNSEEN = 16;
    private static final int CROWDED = 32;

    private final RedisScript script = RedisScript.of("/coordination/object-window.lua");
    private final RedisScript mark = RedisScript.of("/coordination/object-mark.lua");
    private final Redis redis;
    private final CallReach reach;
    private final ObjectRules rules;

    ObjectWindow(Redis redis, CallReach reach, ObjectRules rules) {
        this.redis = redis;
        this.reach = reach;
        this.rules = rules;
    }

    /** What one slot holds: a shard of objects in a period of event time. */
    record Shard(String namespace, int number, long period) {

        String key(long ofPeriod) {
            return "tl:{" + namespace + ":objects:" + Integer.toHexString(number) + "}:" + ofPeriod;
        }
    }

    /** What becomes of a comment at an object. */
    enum Sight {
        /** It is added, and what is there is told. */
        TOLD,
        /** It is only added. */
        ADDED,
        /** It is only added, and stands for those who are not sampled, who are not. */
        SAMPLED
    }

    /** One comment and one of its objects. */
    record Look(ActedObject object, Observation comment, Sight sight) {

        boolean unseen() {
            return sight != Sight.TOLD;
        }
    }

    /** @param told of a hot object before; empty if somebody has to look */
    Sight sight(Optional<ObjectSighting> told) {
        return told.map(hot -> hot.inWindow() > rules.crowd() ? Sight.SAMPLED : Sight.ADDED)
                .orElse(Sight.TOLD);
    }

    /** Where an object of a comment lies. */
    Shard shard(Observation comment, ActedObject object) {
        return new Shard(comment.namespace(), (int) (object.key() & SHARDS - 1), period(comment.eventMillis()));
    }

    /**
     * Adds comments to objects.
     *
     * @param seen takes one sighting per look of a shard, in their order; each sees the ones before it. Told on any
     *     thread
     * @return the round trips that it takes, to be made side by side
     */
    List<Uni<Void>> observe(Map<Shard, List<Look>> looks, BiConsumer<Shard, List<ObjectSighting>> seen) {
        return reach.calls(looks, LOOKS_IN_CALL).stream()
                .map(call -> observe(call).invoke(told -> told.forEach(seen)).replaceWithVoid())
                .toList();
    }

    private Uni<Map<Shard, List<ObjectSighting>>> observe(Map<Shard, List<Look>> looks) {
        ScriptArguments arguments = new ScriptArguments()
                .add(rules.mostActions())
                .add(rules.mostOfHot())
                .add(FEW_OF_HOT)
                .add(rules.window().toMillis())
                .add(rules.ttl().toMillis());
        List<String> keys = new ArrayList<>(3 * looks.size());
        looks.forEach((shard, some) -> {
            keys.add(shard.key(shard.period()));
            keys.add(shard.key(shard.period() - 1));
            keys.add(shard.key(shard.period() + 1));
            arguments.add(some.size());
            some.forEach(look -> add(arguments, shard, look));
        });
        return script.call(redis, keys, arguments).map(response -> decode(looks, response));
    }

    private void add(ScriptArguments arguments, Shard shard, Look look) {
        Observation comment = look.comment();
        long time = comment.eventMillis();
        int on = period(time + rules.window().toMillis()) > shard.period() ? REACHES_ON : 0;
        int back = period(time - rules.window().toMillis()) < shard.period() ? REACHES_BACK : 0;
        boolean calm = !Observation.isDoubtful(comment.doubt());
        int past = look.object().kind() == ObjectKind.TEXT && !calm ? PAST : 0;
        arguments
                .add(CoAction.of(comment, look.object()).bytes())
                .add(time)
                .add(look.object().kind().isPlace() ? level(comment.account()) : -1)
                .add(on + back + (calm ? CALM : 0) + past + sight(look.sight()));
    }

    private static int sight(Sight sight) {
        return switch (sight) {
            case TOLD -> 0;
            case ADDED -> UNSEEN;
            case SAMPLED -> UNSEEN + CROWDED;
        };
    }

    private long period(long millis) {
        return Math.floorDiv(millis, rules.period().toMillis());
    }

    /** That an object of a comment belongs to a group. */
    record Marking(ActedObject object, ObjectSighting.Mark mark) {}

    /** Notes which objects of a shard belong to groups. */
    Uni<Void> mark(Shard shard, Collection<Marking> markings) {
        ScriptArguments arguments = new ScriptArguments().add(rules.ttl().toMillis());
        for (Marking marking : markings) {
            arguments.add(ByteBuffer.allocate(OBJECT_BYTES + 1 + 2 * Long.BYTES)
                    .putLong(marking.object().key())
                    .put(MARK)
                    .putLong(GroupId.number(marking.mark().groupId()))
                    .putLong(marking.mark().sketch())
                    .array());
        }
        return mark.call(redis, List.of(shard.key(shard.period())), arguments).replaceWithVoid();
    }

    /**
     * The place of an account in the order in which accounts are sampled, the same everywhere: a number of 16 bits whose
     * leading zeros say on how many levels the account is.
     */
    static int rank(AccountKey account) {
        byte[] bytes = account.bytes();
        return Integer.reverse((bytes[14] & 0xff) << 8 | bytes[15] & 0xff) >>> 16;
    }

    /** One in four accounts is on level 1, one of those in four on level 2, and so on. */
    private static int level(AccountKey account) {
        return Math.min(5, (Integer.numberOfLeadingZeros(rank(account)) - 16) / 2);
    }

    /** Whether a crowded object keeps what an account does: of one in four. */
    static boolean isSampled(AccountKey account) {
        return level(account) > 0;
    }

    private Map<Shard, List<ObjectSighting>> decode(Map<Shard, List<Look>> looks, Response response) {
        Map<Shard, List<ObjectSighting>> seen = new LinkedHashMap<>();
        Iterator<Response> next = response.iterator();
        looks.forEach((shard, some) -> seen.put(
                shard, some.stream().map(look -> decode(look, next.next())).toList()));
        return seen;
    }

    private ObjectSighting decode(Look look, Response response) {
        long begin = look.comment().eventMillis() - rules.window().toMillis();
        long end = look.comment().eventMillis() + rules.window().toMillis();
        if (response.size() == 0) {
            return look.unseen()
                    ? ObjectSighting.unseen(look.object(), 0)
                    : new ObjectSighting(look.object(), List.of(), 0, 0, false, false, List.of());
        }
        List<CoAction> actions = new ArrayList<>();
        for (int part = 4; part <= 6; part++) {
            for (Response row : response.get(part)) {
                actions.add(action(look.object(), row.toBytes()));
            }
        }
        long prior = response.get(0).toLong();
        long inWindow = response.get(1).toLong();
        boolean isPriorCut = prior > 0;
        if (prior < 0) {
            prior = actions.stream().filter(a -> a.at().toEpochMilli() < begin).count();
            inWindow = actions.stream()
                    .filter(a -> a.at().toEpochMilli() >= begin && a.at().toEpochMilli() <= end)
                    .count();
        }
        List<ObjectSighting.Mark> marks = new ArrayList<>();
        int noted = response.get(7).toInteger();
        for (Response row : response.get(3)) {
            ByteBuffer bytes = ByteBuffer.wrap(row.toBytes()).position(OBJECT_BYTES + 1);
            marks.add(new ObjectSighting.Mark(GroupId.of(bytes.getLong()), bytes.getLong(), marks.size() >= noted));
        }
        return new ObjectSighting(
                look.object(), actions, prior, inWindow, response.get(2).toInteger() == 1, isPriorCut, marks);
    }

    private static CoAction action(ActedObject object, byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        bytes.position(OBJECT_BYTES + 1);
        long millis = 0;
        for (int i = 0; i < TIME_BYTES; i++) {
            millis = millis << 8 | bytes.get() & 0xff;
        }
        return CoAction.ofTail(object, millis, bytes);
    }
}
