package io.touchline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.touchline.api.Role;
import io.touchline.api.StrictSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Callers by name. Local mode adds the caller {@code local} with the key {@code local}. */
@ConfigMapping(prefix = "touchline.callers")
public interface CallersConfig {

    @WithParentName
    Map<String, CallerConfig> all();

    /** One caller. Its keys stand here or are given out under {@code /v1/keys}. */
    interface CallerConfig {

        /** A key in plain text, in local mode only. */
        Optional<String> key();

        /**
         * What the key in plain text may do; default: everything. Without one: what keys that are given out in the
         * namespace may do, besides the roles of those that stand here.
         */
        Optional<Set<Role>> roles();

        /** Keys by a label; several at a time let one take another's place without a gap. */
        Map<String, KeyConfig> keys();

        /** Default: the caller's name. */
        Optional<String> namespace();

        @WithDefault("true")
        @WithConverter(StrictSettings.Flag.class)
        boolean keepText();

        /** The policy for its comments where a request names none; default: that of all. */
        Optional<String> policy();

        /** How many comments it may send. */
        RateConfig rate();
    }

    /** A key that only its holder knows. */
    interface KeyConfig {

        /** SHA-256 of the key, 64 hexadecimal digits. A key is random: at least 128 bits of it. */
        String sha256();

        Set<Role> roles();

        /** From when on it is not taken any more. */
        @WithConverter(StrictSettings.Moment.class)
        Optional<Instant> expires();
    }
}
