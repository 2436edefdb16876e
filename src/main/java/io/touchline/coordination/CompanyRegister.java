package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Owner of {@code tl:{<namespace>:companies:all}:erased}: accounts that were erased, by wall time. Whom they met may
 * remember it for longer than they did themselves, and would bring them into a company by the key that leads to them.
 */
final class CompanyRegister {

    private final Redis redis;
    private final Clock clock;
    private final Duration kept;

    /** @param kept how long an account is known as erased */
    CompanyRegister(Redis redis, Clock clock, Duration kept) {
        this.redis = redis;
        this.clock = clock;
        this.kept = kept;
    }

    static CompanyRegister of(Redis redis, Clock clock, CoordinationConfig config) {
        return new CompanyRegister(redis, clock, config.groups().keepSnapshots());
    }

    /** Keeps an account out of companies that others would bring it into; its own comments still may. */
    Uni<Void> erase(String namespace, AccountKey account) {
        String key = key(namespace);
        long now = clock.millis();
        return redis.send(Request.cmd(Command.ZADD)
                        .arg(key)
                        .arg(Long.toString(now))
                        .arg(Buffer.buffer(account.bytes())))
                .chain(() -> redis.send(Request.cmd(Command.PEXPIRE).arg(key).arg(Long.toString(kept.toMillis()))))
                .chain(() -> redis.send(Request.cmd(Command.ZREMRANGEBYSCORE)
                        .arg(key)
                        .arg("-inf")
                        .arg(Long.toString(now - kept.toMillis()))))
                .replaceWithVoid();
    }

    Uni<Raids.Company> withoutErased(String namespace, Raids.Company company) {
        if (company.members().isEmpty()) {
            return Uni.createFrom().item(company);
        }
        List<AccountKey> asked = List.copyOf(company.members());
        Request request = Request.cmd(Command.ZMSCORE).arg(key(namespace));
        asked.forEach(account -> request.arg(Buffer.buffer(account.bytes())));
        return redis.send(request).map(erased -> {
            Set<AccountKey> members = new LinkedHashSet<>();
            for (int i = 0; i < asked.size(); i++) {
                if (erased.get(i) == null) {
                    members.add(asked.get(i));
                }
            }
            return new Raids.Company(members, company.groupId());
        });
    }

    private static String key(String namespace) {
        return "tl:{" + namespace + ":companies:all}:erased";
    }
}
