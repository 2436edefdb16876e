package io.touchline.coordination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.StrictSettings;
import java.time.Duration;

/** How far windows reach, how much is kept, and for how long Redis is waited for. */
@ConfigMapping(prefix = "touchline.coordination")
public interface CoordinationConfig {

    /** Two actions at most this far apart in event time are a co-action. */
    @WithDefault("10m")
    @Bounds(from = "1ms", to = "30d")
    Duration window();

    /**
     * Event time that one key of objects covers. What is rare, and which account repeats itself, is judged by one to two
     * periods before; whatever arrives within a period is in time.
     */
    @WithDefault("2h")
    @Bounds(from = "1ms", to = "30d")
    Duration period();

    /**
     * How far an event may be behind the newest one of the same target, or behind now where that one is ahead of it; later
     * ones are not counted.
     */
    @WithDefault("10m")
    @Bounds(from = "0s", to = "30d")
    Duration lateness();

    /** The most actions on one object that are looked at around one comment. */
    @WithDefault("64")
    @Bounds(from = "8", to = "10000")
    int cap();

    /** Other accounts that one comment is tied to at most. */
    @WithDefault("16")
    @Bounds(from = "1", to = "10000")
    int maxPartners();

    /**
     * The most ties that an account keeps, the newest ones. Whom most are tied to is met by everybody who comes after, so
     * that of a company of hundreds one round is more than a hundred ties of theirs.
     */
    @WithDefault("400")
    @Bounds(from = "1", to = "100000")
    int maxTies();

    /**
     * No discount and no limit: every co-action is kept as a tie with its two comments, as batch tools define it. For
     * comparison with them; memory and work grow with the square of an object's actions.
     */
    @WithDefault("false")
    @WithConverter(StrictSettings.Flag.class)
    boolean exact();

    /** The most actions that one target keeps; on a hotter key the oldest go first, and with them the reach of lateness. */
    @WithDefault("20000")
    @Bounds(from = "80", to = "10000000")
    int maxRows();

    /** Distinct accounts with nearly the same hostile text that make a group at once. */
    @WithDefault("5")
    @Bounds(from = "2", to = "10000")
    int swarmSize();

    /** How long a read for {@code /v1/groups} or a storm may wait for Redis. */
    @WithDefault("1s")
    @Bounds(from = "1ms", to = "1m")
    Duration readBudget();

    Ttl ttl();

    Groups groups();

    /** Wall time since the last touch after which keys go. */
    interface Ttl {

        /**
         * Of windows of objects, since a new object came to them; at least a period, two to judge by the one before.
         */
        @WithDefault("4h")
        @Bounds(from = "1s", to = "365d")
        Duration objects();

        /** Of a target's counts, since the latest minute that had any; a storm's baseline looks 24 hours back. */
        @WithDefault("48h")
        @Bounds(from = "1s", to = "365d")
        Duration target();

        /** Of groups, and of what is kept of accounts. */
        @WithDefault("7d")
        @Bounds(from = "1s", to = "365d")
        Duration group();
    }

    /** What a group keeps and shows. */
    interface Groups {

        /** The newest actions of a group; its edges are drawn from them. */
        @WithDefault("512")
        @Bounds(from = "1", to = "100000")
        int maxActions();

        @WithDefault("1000")
        @Bounds(from = "1", to = "100000")
        int maxMembers();

        @WithDefault("50")
        @Bounds(from = "1", to = "100000")
        int maxTargets();

        /** The strongest edges that are shown. */
        @WithDefault("500")
        @Bounds(from = "0", to = "100000")
        int maxEdges();

        /** Groups listed per namespace; the ones touched longest ago go first. */
        @WithDefault("10000")
        @Bounds(from = "1", to = "10000000")
        int maxListed();

        /** How often changed groups are copied to the database. */
        @WithDefault("5s")
        @Bounds(from = "1s", to = "1d")
        Duration snapshotEvery();

        /** Wall time since a group last changed after which its copy in the database goes. */
        @WithDefault("180d")
        @Bounds(from = "1h", to = "36500d")
        Duration keepSnapshots();
    }
}
