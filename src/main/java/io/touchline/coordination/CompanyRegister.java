package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Owner of {@code tl:{<namespace>:companies:all}:erased|generation}: what a company is asked about before it is written
 * down. Accounts that were erased, by Redis' own time: whom they met may remember it for longer than they did themselves,
 * and would bring them in by the key that leads to them. And a number that tells whether Redis can still have the group
 * that the company founded before.
 */
final class CompanyRegister {

    private final RedisScript erase = RedisScript.of("/coordination/company-erase.lua");
    private final Redis redis;
    private final Duration kept;
    private final Duration groupTtl;

    /**
     * @param kept how long an account is known as erased
     * @param groupTtl how long a group is kept that nothing is added to
     */
    CompanyRegister(Redis redis, Duration kept, Duration groupTtl) {
        this.redis = redis;
        this.kept = kept;
        this.groupTtl = groupTtl;
    }

    static CompanyRegister of(Redis redis, CoordinationConfig config) {
        return new CompanyRegister(
                redis, config.groups().keepSnapshots(), config.ttl().group());
    }

    /** Keeps an account out of companies that others would bring it into; its own comments still may. */
    Uni<Void> erase(String namespace, AccountKey account) {
        ScriptArguments arguments = new ScriptArguments().add(account.bytes()).add(kept.toMillis());
        return erase.call(redis, List.of(key(namespace, "erased")), arguments).replaceWithVoid();
    }

    /** A comment's company without those that were erased, and with the group that it founds if it is not known as one. */
    Uni<Raids.Company> written(Observation comment, Raids.Company company) {
        return withoutErased(comment.namespace(), company.members())
                .chain(members -> company.groupId().isPresent()
                        ? Uni.createFrom().item(new Raids.Company(members, company.groupId()))
                        : founded(comment, members).map(id -> new Raids.Company(members, Optional.of(id))));
    }

    /** Of a company that comes back when its group has been let go, or was lost, the snapshot is to stay as it is. */
    private Uni<String> founded(Observation comment, Set<AccountKey> members) {
        long period = comment.eventMillis() / groupTtl.toMillis();
        return generation(comment)
                .map(number -> GroupId.ofCompany(comment.namespace(), members, comment.account(), number + period));
    }

    /**
     * Event time of the comment that asked first: the same for all who ask, until Redis has lost its data, and for no
     * longer than it keeps a group at least. Whoever founds again has met since, so that its own time is another one.
     */
    private Uni<Long> generation(Observation comment) {
        long own = comment.eventMillis();
        return redis.send(Request.cmd(Command.SET)
                        .arg(key(comment.namespace(), "generation"))
                        .arg(Long.toString(own))
                        .arg("NX")
                        .arg("GET")
                        .arg("PX")
                        .arg(Long.toString(groupTtl.toMillis())))
                .map(before -> before == null ? own : before.toLong());
    }

    private Uni<Set<AccountKey>> withoutErased(String namespace, Set<AccountKey> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(accounts);
        }
        List<AccountKey> asked = List.copyOf(accounts);
        Request request = Request.cmd(Command.ZMSCORE).arg(key(namespace, "erased"));
        asked.forEach(account -> request.arg(Buffer.buffer(account.bytes())));
        return redis.send(request).map(erased -> {
            Set<AccountKey> others = new LinkedHashSet<>();
            for (int i = 0; i < asked.size(); i++) {
                if (erased.get(i) == null) {
                    others.add(asked.get(i));
                }
            }
            return others;
        });
    }

    private static String key(String namespace, String part) {
        return "tl:{" + namespace + ":companies:all}:" + part;
    }
}
