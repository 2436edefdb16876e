package io.touchline.assessment.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** The durable path. */
@ConfigMapping(prefix = "touchline.store")
public interface StoreConfig {

    /** Threads, and so connections, that write groups. One makes the groups large; more pay off on more processors. */
    @WithDefault("1")
    @Bounds(from = "1", to = "64")
    int writers();

    /** Threads, and so connections, that look comments up in the ledger. */
    @WithDefault("1")
    @Bounds(from = "1", to = "64")
    int lookups();

    /** Comments that one transaction collects. */
    @WithDefault("500")
    @Bounds(from = "1", to = "10000")
    int maxGroup();

    /** Comments that may wait for the database; above it they go to the outbox at once. */
    @WithDefault("20000")
    @Bounds(from = "1", to = "1000000")
    int queue();

    /**
     * The least time between two transactions of a writer, and between two look-ups, twice that behind one that carried
     * many calls: what comes in between goes together.
     */
    @WithDefault("4ms")
    @Bounds(from = "0s", to = "1s")
    Duration pace();

    /** How long a look-up in the ledger may take before the database counts as away; a caller in a hurry waits less. */
    @WithDefault("500ms")
    @Bounds(from = "1ms", to = "1m")
    Duration lookupBudget();

    /** How long the database is left alone after it failed. */
    @WithDefault("1s")
    @Bounds(from = "1ms", to = "1h")
    Duration retryAfter();

    /** Comments that one drain of the outbox takes at a time. */
    @WithDefault("500")
    @Bounds(from = "1", to = "10000")
    int drainGroup();
}
