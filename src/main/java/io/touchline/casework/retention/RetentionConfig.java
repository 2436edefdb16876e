package io.touchline.casework.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/**
 * How long each class of data is kept; {@code 0} for ever. Limits count from receipt or decision, see
 * {@link RetentionClass}.
 */
@ConfigMapping(prefix = "touchline.retention")
public interface RetentionConfig {

    @WithDefault("90d")
    @Bounds(from = "0s", to = "36500d")
    Duration texts();

    @WithDefault("180d")
    @Bounds(from = "0s", to = "36500d")
    Duration assessments();

    @WithDefault("1095d")
    @Bounds(from = "0s", to = "36500d")
    Duration cases();

    /** What nobody looked at for so long helps nobody any more. */
    @WithDefault("365d")
    @Bounds(from = "0s", to = "36500d")
    Duration undecidedCases();

    @WithDefault("1095d")
    @Bounds(from = "0s", to = "36500d")
    Duration auditPersonal();

    @WithDefault("1095d")
    @Bounds(from = "0s", to = "36500d")
    Duration appeals();

    @WithDefault("1095d")
    @Bounds(from = "0s", to = "36500d")
    Duration feedback();

    /** Counted from when the account was first seen. */
    @WithDefault("180d")
    @Bounds(from = "0s", to = "36500d")
    Duration idleAccounts();

    /** A run that lies at least this far back is followed by another one. */
    @WithDefault("23h")
    @Bounds(from = "1s", to = "30d")
    Duration runEvery();

    /** How often it is looked whether a run is due; {@code off} for never. */
    @WithDefault("10m")
    @Bounds(from = "1s", to = "30d")
    String lookEvery();

    /** How long dropping a day may keep comments waiting for a table, at most. */
    @WithDefault("50ms")
    @Bounds(from = "1ms", to = "10s")
    Duration lockTimeout();

    /** How often dropping a day is tried in one run before it is left to the next. */
    @WithDefault("20")
    @Bounds(from = "1", to = "1000")
    int tries();

    @WithDefault("250ms")
    @Bounds(from = "0s", to = "1m")
    Duration betweenTries();
}
