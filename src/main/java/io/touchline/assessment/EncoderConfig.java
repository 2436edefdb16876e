package io.touchline.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.StrictSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The second tier, asked where lexicons and n-grams are in doubt, and the encoders that read rumours. */
@ConfigMapping(prefix = "touchline.encoder")
public interface EncoderConfig {

    /** Without it nothing of the encoders is loaded, and answers are those of lexicons and n-grams. */
    @WithDefault("true")
    @WithConverter(StrictSettings.Flag.class)
    boolean enabled();

    /**
     * Whether the start waits for the encoders. Otherwise they load once the service listens, and answers in doubt say
     * until then that they are missing.
     */
    @WithDefault("false")
    @WithConverter(StrictSettings.Flag.class)
    boolean beforeReady();

    /** What was tuned of the encoders, with its head; without it the one inside the jar. */
    Optional<String> modelFile();

    /**
     * How near a score must be to its threshold, in log-odds, for the encoders to be asked; without it what the model
     * was made with. Wider finds more and takes more time.
     */
    @Bounds(from = "0", to = "100")
    OptionalDouble band();

    /** Threads that run the encoders, each busy for a few milliseconds a comment. */
    @WithDefault("1")
    @Bounds(from = "1", to = "256")
    int threads();

    /**
     * Comments that may wait for them. Once half of it is taken, those farthest from a threshold are dropped: so that
     * what waits is heard in time, half of it should be read within the budget.
     */
    @WithDefault("80")
    @Bounds(from = "1", to = "1000000")
    int queue();

    /** Comments that they may be asked of in a second; cached opinions do not count. */
    @WithDefault("200")
    @Bounds(from = "0", to = "1000000")
    int perSecond();

    /**
     * The most that a call with one comment waits for the encoders, opinions and rumours together, and never more than
     * half of what is left of its deadline; a batch waits for that half.
     */
    @WithDefault("150ms")
    @Bounds(from = "1ms", to = "1m")
    Duration budget();

    /** Opinions that are kept, by a keyed hash of the text. */
    @WithDefault("20000")
    @Bounds(from = "0", to = "10000000")
    int cacheSize();

    /** How long. */
    @WithDefault("10m")
    @Bounds(from = "0s", to = "365d")
    Duration cacheFor();
}
