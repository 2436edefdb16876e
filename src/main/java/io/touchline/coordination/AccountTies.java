package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Owner of {@code tl:{<namespace>:account:<account key>}:ties|groups}: whom an account met where, and the groups it is
 * in. Both are sets, so that whatever is written twice counts once.
 */
final class AccountTies {

    private static final int ACCOUNT_BYTES = 16;
    /** Groups of an account that are told, the newest: who joins one is compared with each. */
    private static final int MOST_TOLD = 16;
    /** Those that are kept, so that an account that is erased is found in them; thirty bytes each beyond the others. */
    private static final int MOST_GROUPS = 64;

    /** A tie's score: seconds times this, plus bits. */
    private static final long BITS = 64;

    private final RedisScript ties = RedisScript.of("/coordination/ties.lua");
    private final RedisScript join = RedisScript.of("/coordination/join.lua");
    private final Redis redis;
    private final int mostTies;
    private final Duration ttl;

    /** @param mostTies the newest ties that an account keeps; -1 for all */
    AccountTies(Redis redis, int mostTies, Duration ttl) {
        this.redis = redis;
        this.mostTies = mostTies;
        this.ttl = ttl;
    }

    static AccountTies of(Redis redis, CoordinationConfig config) {
        return new AccountTies(
                redis, config.exact() ? -1 : config.maxTies(), config.ttl().group());
    }

    /** What is kept of an account. */
    record Standing(List<Tie> ties, List<String> groupIds) {

        static final Standing NONE = new Standing(List.of(), List.of());

        /** Distinct accounts that were met. */
        int partners() {
            return (int) ties.stream().map(Tie::partner).distinct().count();
        }
    }

    /**
     * The answer is without groups that the account was last in so long before the latest of the ties that Redis may have
     * let them go: what comes together then is a new one.
     *
     * @param asked whether the answer's ties are wanted
     */
    Uni<Standing> add(String namespace, AccountKey account, Collection<Tie> met, boolean asked) {
        ScriptArguments arguments = new ScriptArguments()
                .add(mostTies)
                .add(ttl.toMillis())
                .add(asked ? 1 : 0)
                .add(met.stream().mapToLong(Tie::second).max().stream()
                        .mapToObj(second -> Long.toString(1_000 * second - ttl.toMillis()))
                        .findFirst()
                        .orElse("-inf"))
                .add(MOST_TOLD);
        for (Tie tie : met) {
            arguments.add(tie.second() * BITS + tie.bits()).add(encode(tie));
        }
        String tag = tag(namespace, account);
        return ties.call(redis, List.of(tag + "ties", tag + "groups"), arguments)
                .map(response -> new Standing(decode(response.get(0)), ids(response.get(1))));
    }

    Uni<Standing> standing(String namespace, AccountKey account) {
        return add(namespace, account, List.of(), true);
    }

    /**
     * @param leave a group that has become part of {@code groupId}
     * @return the newest groups of the account
     */
    Uni<List<String>> join(String namespace, AccountKey account, String groupId, Instant at, Optional<String> leave) {
        ScriptArguments arguments = new ScriptArguments()
                .add(groupId)
                .add(at.toEpochMilli())
                .add(ttl.toMillis())
                .add(MOST_GROUPS)
                .add(MOST_TOLD)
                .add(leave.orElse(""));
        return join.call(redis, List.of(tag(namespace, account) + "groups"), arguments)
                .map(AccountTies::ids);
    }

    /** All groups that are kept of an account. */
    Uni<List<String>> groupIds(String namespace, AccountKey account) {
        return redis.send(Request.cmd(Command.ZRANGE)
                        .arg(tag(namespace, account) + "groups")
                        .arg("0")
                        .arg("-1"))
                .map(response -> ids(response.getDelegate()));
    }

    /** That somebody met an account. @param met whom the account met, as it remembers it */
    Uni<Void> unmeet(String namespace, AccountKey account, List<Tie> met) {
        Request request =
                Request.cmd(Command.ZREM).arg(tag(namespace, met.get(0).partner()) + "ties");
        met.forEach(tie -> request.arg(encode(tie.seenFrom(account))));
        return redis.send(request).replaceWithVoid();
    }

    /** Whom it met and what it is in. */
    Uni<Void> forget(String namespace, AccountKey account) {
        String tag = tag(namespace, account);
        return redis.send(Request.cmd(Command.DEL).arg(tag + "ties").arg(tag + "groups"))
                .replaceWithVoid();
    }

    private static byte[] encode(Tie tie) {
        ByteBuffer bytes = ByteBuffer.allocate(
                        ACCOUNT_BYTES + Long.BYTES * tie.at().size())
                .put(tie.partner().bytes());
        tie.at().forEach(bytes::putLong);
        return bytes.array();
    }

    private static List<Tie> decode(Response response) {
        List<Tie> ties = new ArrayList<>(response.size() / 2);
        for (int i = 0; i < response.size(); i += 2) {
            ByteBuffer bytes = ByteBuffer.wrap(response.get(i).toBytes());
            byte[] account = new byte[ACCOUNT_BYTES];
            bytes.get(account);
            List<Long> at = new ArrayList<>(3);
            while (bytes.hasRemaining()) {
                at.add(bytes.getLong());
            }
            long score = (long) Double.parseDouble(response.get(i + 1).toString());
            ties.add(new Tie(new AccountKey(account), at, (int) (score % BITS), score / BITS));
        }
        return ties;
    }

    private static List<String> ids(Response response) {
        return response.stream().map(Response::toString).toList();
    }

    private static String tag(String namespace, AccountKey account) {
        return "tl:{" + namespace + ":account:" + account.hex() + "}:";
    }
}
