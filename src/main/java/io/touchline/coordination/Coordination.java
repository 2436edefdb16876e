package io.touchline.coordination;

import io.touchline.api.redis.CallReach;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The parts that a comment passes, made once.
 *
 * @param window how far apart in event time two co-actions may be
 * @param swarmSize members from which on a group of copies is shown
 */
record Coordination(
        ObjectWindow objects,
        HotObjects hotObjects,
        TargetActivity targets,
        Traffic traffic,
        ObjectJudge judge,
        AccountTies accounts,
        GroupBook groups,
        CompanyRegister companies,
        Duration window,
        int swarmSize) {

    /**
     * @param reach of a call to {@code redis}
     * @param onChange told namespace and id of each listed group that changes, and of each that becomes part of another
     */
    static Coordination of(
            Redis redis, CallReach reach, Clock clock, CoordinationConfig config, BiConsumer<String, String> onChange) {
        GroupStore store = new GroupStore(redis, config);
        GroupIndex index = GroupIndex.of(redis, config);
        AccountTies accounts = AccountTies.of(redis, reach, config);
        return new Coordination(
                new ObjectWindow(redis, reach, ObjectRules.of(config)),
                new HotObjects(System::nanoTime),
                new TargetActivity(redis, reach, WindowRules.of(config), clock),
                new Traffic(redis, clock, config.window(), config.period().multipliedBy(2)),
                new ObjectJudge(config.window(), config.maxPartners(), config.exact()),
                accounts,
                new GroupBook(
                        store,
                        index,
                        accounts,
                        new Overlaps(redis, reach, config.ttl().group()),
                        onChange),
                CompanyRegister.of(redis, config),
                config.window(),
                config.swarmSize());
    }
}
