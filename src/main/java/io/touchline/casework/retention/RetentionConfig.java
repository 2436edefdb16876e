package io.touchline.casework.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long each class of data is kept; {@code 0} for ever. Limits count from receipt or decision, see
 * {@link RetentionClass}.
 */
@ConfigMapping(prefix = "touchline.retention")
public interface RetentionConfig {

    @WithDefault("90d")
    Duration texts();

    @WithDefault("180d")
    Duration assessments();

    @WithDefault("1095d")
    Duration cases();

    /** What nobody looked at for so long helps nobody any more. */
    @WithDefault("365d")
    Duration undecidedCases();

    @WithDefault("1095d")
    Duration auditPersonal();

    @WithDefault("1095d")
    Duration appeals();

    @WithDefault("1095d")
    Duration feedback();

    /** Counted from when the account was first seen. */
    @WithDefault("180d")
    Duration idleAccounts();

    /** A run that lies at least this far back is followed by another one. */
    @WithDefault("23h")
    Duration runEvery();

    /** How often it is looked whether a run is due; {@code off} for never. */
    @WithDefault("10m")
    String lookEvery();

    /** How long dropping a day may keep comments waiting for a table, at most. */
    @WithDefault("50ms")
    Duration lockTimeout();

    /** How often dropping a day is tried in one run before it is left to the next. */
    @WithDefault("20")
    int tries();

    @WithDefault("250ms")
    Duration betweenTries();
}
