package io.touchline.coordination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far windows reach, how much is kept, and for how long Redis is waited for. */
@ConfigMapping(prefix = "touchline.coordination")
public interface CoordinationConfig {

    /** Two actions at most this far apart in event time are a co-action. */
    @WithDefault("10m")
    Duration window();

    /** How far an event may be behind the newest one of the same key; later ones are not counted. */
    @WithDefault("10m")
    Duration lateness();

    /** The most other accounts that are looked at around one comment. */
    @WithDefault("50")
    int cap();

    /** The most actions that one key keeps; on a hotter key the oldest go first, and with them the reach of lateness. */
    @WithDefault("20000")
    int maxRows();

    /** Distinct accounts with the same hostile text within the window that make a group at once. */
    @WithDefault("5")
    int swarmSize();

    /** UTF-16 units of canonical text below which a text means nothing; callers then give no text key. */
    @WithDefault("8")
    int minTextUnits();

    /** How long a read for {@code /v1/groups} or a storm may wait for Redis. */
    @WithDefault("1s")
    Duration readBudget();

    Ttl ttl();

    Groups groups();

    Breaker breaker();

    /** Wall time since the last touch after which keys go. */
    interface Ttl {

        /** Of same-text windows; at least window and lateness together. */
        @WithDefault("1h")
        Duration text();

        /** Of a target's counts; a storm's baseline looks 24 hours back. */
        @WithDefault("48h")
        Duration target();

        @WithDefault("7d")
        Duration group();
    }

    /** What a group keeps and shows. */
    interface Groups {

        /** The newest actions of a group; its edges are drawn from them. */
        @WithDefault("512")
        int maxActions();

        @WithDefault("1000")
        int maxMembers();

        @WithDefault("50")
        int maxTargets();

        /** The strongest edges that are shown. */
        @WithDefault("500")
        int maxEdges();

        /** Groups listed per namespace; the ones touched longest ago go first. */
        @WithDefault("10000")
        int maxListed();
    }

    /** When a Redis that fails is left alone. */
    interface Breaker {

        /** Calls that are looked at; half of them failed opens the breaker. */
        @WithDefault("20")
        int calls();

        /** How long it is left alone before one call tries again. */
        @WithDefault("1s")
        Duration delay();
    }
}
