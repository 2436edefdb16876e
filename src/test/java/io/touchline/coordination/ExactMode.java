package io.touchline.coordination;

import io.touchline.api.redis.CallReach;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The tracker without discount and limits, as it is compared with batch tools. */
final class ExactMode {

    /** One that stands still: the baseline of traffic, which exact mode makes nothing of, is never exchanged. */
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private ExactMode() {}

    /** @param window seconds */
    static Coordination tracker(Redis redis, CallReach reach, int window, String period) {
        CoordinationConfig config = TestConfigs.with(
                Map.of("exact", "true", "window", window + "s", "period", period, "ttl.objects", "3650d"));
        return Coordination.of(redis, reach, CLOCK, config, (namespace, id) -> {});
    }
}
