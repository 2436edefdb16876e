package io.touchline.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;
import java.util.Optional;

/** How comments are taken in. */
@ConfigMapping(prefix = "touchline.assessment")
public interface AssessmentConfig {

    /** How long one call may take where {@code options.deadlineMs} does not say. */
    @WithDefault("1s")
    @Bounds(from = "10ms", to = "1m")
    Duration deadline();

    /** The same for a batch. */
    @WithDefault("10s")
    @Bounds(from = "10ms", to = "10m")
    Duration batchDeadline();

    /** The most that Redis may take of a call before the answer goes out without it; once more for each 50 comments. */
    @WithDefault("300ms")
    @Bounds(from = "1ms", to = "1m")
    Duration coordinationBudget();

    /** How far a {@code postedAt} may be ahead of receipt before it is clamped. */
    @WithDefault("2m")
    @Bounds(from = "0s", to = "1d")
    Duration allowedSkew();

    /** What a call of one comment may take on average; what would have to wait for longer gets 503. */
    @WithDefault("100ms")
    @Bounds(from = "1ms", to = "1m")
    Duration admitWithin();

    /** Comments that may be under way however long they take. */
    @WithDefault("100")
    @Bounds(from = "1", to = "1000000")
    int leastInFlight();

    /** Comments that may be under way however fast they are. */
    @WithDefault("20000")
    @Bounds(from = "1", to = "1000000")
    int maxInFlight();

    /** Streams of comments that may be open, of one caller half of them; each holds a thread. */
    @WithDefault("8")
    @Bounds(from = "0", to = "10000")
    int maxStreams();

    /** How long a stream waits for room before it answers some of its lines with 503. */
    @WithDefault("30s")
    @Bounds(from = "1ms", to = "1h")
    Duration streamPatience();

    /** How long a stream may bring no whole line before it ends. */
    @WithDefault("10m")
    @Bounds(from = "1s", to = "1d")
    Duration streamIdle();

    /** Where the lexicons are read from and watched; without it {@code ./lexicons}, else the set inside the jar. */
    Optional<String> lexiconDirectory();

    /** The learned model; without it the one inside the jar. */
    Optional<String> modelFile();

    /** A model to run beside the one in force and to count where they differ; it decides nothing. */
    Optional<String> shadowModelFile();
}
