package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Owner of {@code tl:{<namespace>:account:<account key>}:ties|groups}: whom an account met where, and the groups it is
 * in. Both are sets, so that whatever is written twice counts once.
 */
final class AccountTies {

    private static final int ACCOUNT_BYTES = 16;

    /** Groups of an account that are told, companies first, of each kind the newest: who joins one is compared with each. */
    static final int MOST_TOLD = 16;

    /** Those that are kept, so that an account that is erased is found in them; thirty bytes each beyond the others. */
    private static final int MOST_GROUPS = 64;

    private static final int TIES_IN_CALL = 64;
    private static final int JOINS_IN_CALL = 64;

    /** Where each account is a call of its own. */
    private static final int CALLS_AT_ONCE = 8;

    /** A tie's score: seconds times this, plus bits. */
    private static final long BITS = 64;

    private final RedisScript ties = RedisScript.of("/coordination/companies-first.lua", "/coordination/ties.lua");
    private final RedisScript join = RedisScript.of("/coordination/companies-first.lua", "/coordination/join.lua");
    private final Redis redis;
    private final CallReach reach;
    private final int mostTies;
    private final Duration ttl;

    /** @param mostTies the newest ties that an account keeps; -1 for all */
    AccountTies(Redis redis, CallReach reach, int mostTies, Duration ttl) {
        this.redis = redis;
        this.reach = reach;
        this.mostTies = mostTies;
        this.ttl = ttl;
    }

    static AccountTies of(Redis redis, CallReach reach, CoordinationConfig config) {
        return new AccountTies(
                redis,
                reach,
                config.exact() ? -1 : config.maxTies(),
                config.ttl().group());
    }

    /** What is kept of an account. */
    record Standing(List<Tie> ties, List<String> groupIds) {

        static final Standing NONE = new Standing(List.of(), List.of());

        /** Distinct accounts that were met. */
        int partners() {
            return (int) ties.stream().map(Tie::partner).distinct().count();
        }
    }

    /** An account of a namespace. */
    record Owner(String namespace, AccountKey account) {

        private String tag() {
            return AccountTies.tag(namespace, account);
        }
    }

    /**
     * Adds ties to accounts. An answer is without groups that the account was last in so long before the latest of the ties
     * that Redis may have let them go: what comes together then is a new one.
     *
     * @param met in order; may be empty for an account that is only asked about
     * @param asked whose ties are wanted in the answer
     * @param told takes the answer for each account, on any thread
     * @return the round trips that it takes, to be made side by side
     */
    List<Uni<Void>> add(Map<Owner, List<Tie>> met, Set<Owner> asked, BiConsumer<Owner, Standing> told) {
        return reach.calls(met, TIES_IN_CALL).stream()
                .map(call -> added(call, asked, told))
                .toList();
    }

    private Uni<Void> added(Map<Owner, List<Tie>> met, Set<Owner> asked, BiConsumer<Owner, Standing> told) {
        List<String> keys = new ArrayList<>(2 * met.size());
        ScriptArguments arguments =
                new ScriptArguments().add(mostTies).add(ttl.toMillis()).add(MOST_TOLD);
        met.forEach((owner, ties) -> {
            keys.add(owner.tag() + "ties");
            keys.add(owner.tag() + "groups");
            arguments
                    .add(asked.contains(owner) ? 1 : 0)
                    .add(ties.stream().mapToLong(Tie::second).max().stream()
                            .mapToObj(second -> Long.toString(1_000 * second - ttl.toMillis()))
                            .findFirst()
                            .orElse("-inf"))
                    .add(ties.size());
            ties.forEach(tie -> arguments.add(tie.second() * BITS + tie.bits()).add(encode(tie)));
        });
        return ties.call(redis, keys, arguments)
                .invoke(response -> {
                    Iterator<Response> next = response.iterator();
                    met.keySet().forEach(owner -> {
                        Response answer = next.next();
                        told.accept(owner, new Standing(decode(answer.get(0)), ids(answer.get(1))));
                    });
                })
                .replaceWithVoid();
    }

    Uni<Standing> standing(String namespace, AccountKey account) {
        Owner owner = new Owner(namespace, account);
        AtomicReference<Standing> standing = new AtomicReference<>();
        return added(Map.of(owner, List.of()), Set.of(owner), (one, told) -> standing.set(told))
                .map(done -> standing.get());
    }

    /**
     * Notes that accounts are in a group.
     *
     * @param accounts with the time each was last seen in it
     * @param leave a group that has become part of {@code groupId}
     * @return of the groups of each as many as are told
     */
    Uni<Map<AccountKey, List<String>>> join(
            String namespace, String groupId, Map<AccountKey, Instant> accounts, Optional<String> leave) {
        Map<AccountKey, List<Instant>> seen = new LinkedHashMap<>();
        accounts.forEach((account, at) -> seen.put(account, List.of(at)));
        Map<AccountKey, List<String>> groupsOf = new ConcurrentHashMap<>();
        return Multi.createFrom()
                .iterable(reach.calls(seen, JOINS_IN_CALL))
                .onItem()
                .transformToUni(call -> joined(namespace, groupId, call, leave).invoke(groupsOf::putAll))
                .merge(CALLS_AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .replaceWith(groupsOf);
    }

    private Uni<Map<AccountKey, List<String>>> joined(
            String namespace, String groupId, Map<AccountKey, List<Instant>> seen, Optional<String> leave) {
        ScriptArguments arguments = new ScriptArguments()
                .add(groupId)
                .add(ttl.toMillis())
                .add(MOST_GROUPS)
                .add(MOST_TOLD)
                .add(leave.orElse(""));
        List<String> keys = new ArrayList<>(seen.size());
        seen.forEach((account, at) -> {
            keys.add(tag(namespace, account) + "groups");
            arguments.add(at.get(0).toEpochMilli());
        });
        return join.call(redis, keys, arguments).map(response -> {
            Map<AccountKey, List<String>> groupsOf = new HashMap<>();
            Iterator<Response> next = response.iterator();
            seen.keySet().forEach(account -> groupsOf.put(account, ids(next.next())));
            return groupsOf;
        });
    }

    /** All groups that are kept of an account, the newest first. */
    Uni<List<String>> groupIds(String namespace, AccountKey account) {
        return redis.send(Request.cmd(Command.ZREVRANGE)
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
