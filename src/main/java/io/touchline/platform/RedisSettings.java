package io.touchline.platform;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.SteadyTimer;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisUnavailableException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Warns, at the start and every hour, of a Redis that may lose what it is given. Many are set up as caches, and one that
 * drops keys or forgets them at a restart drops comments too, of which it was said that they wait for PostgreSQL; nothing
 * else tells of that.
 */
@ApplicationScoped
class RedisSettings {

    private static final Logger LOG = Logger.getLogger(RedisSettings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RedisGate redis;

    RedisSettings(RedisGate redis) {
        this.redis = redis;
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofHours(1), this::look);
    }

    private void look() {
        try {
            redis.within(PATIENCE, () -> redis.redis().send(Request.cmd(Command.INFO)))
                    .map(info -> dangers(info.toString()))
                    .await()
                    .indefinitely()
                    .forEach(danger -> LOG.warnf("redis.settings %s", danger));
        } catch (RedisUnavailableException e) {
            // One that is away, or that may not be asked, is told of elsewhere.
            LOG.debug("redis.settings not known");
        }
    }

    /** @param info as Redis answers {@code INFO}; what it does not say is taken to be right */
    static List<String> dangers(String info) {
        Map<String, String> fields = info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, second) -> first));
        List<String> dangers = new ArrayList<>();
        String policy = fields.getOrDefault("maxmemory_policy", "noeviction");
        if (policy.startsWith("allkeys-")) {
            dangers.add("maxmemory-policy=" + policy + ": once full it drops comments that wait for PostgreSQL");
        } else if (!policy.equals("noeviction")) {
            dangers.add("maxmemory-policy=" + policy + ": once full it drops what groups and storms are told by");
        }
        if (fields.getOrDefault("aof_enabled", "1").equals("0")) {
            dangers.add("appendonly=no: with it go the comments that wait for PostgreSQL");
        }
        return dangers;
    }
}
