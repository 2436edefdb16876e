package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.touchline.api.StartRefusal;
import io.touchline.api.SteadyTimer;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.LexiconError;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.LexiconFiles;
import io.touchline.lexicon.LexiconLoader;
import io.touchline.lexicon.LexiconSummary;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Pace;
import io.touchline.lexicon.PartTime;
import io.touchline.lexicon.PreparedLexicons;
import io.touchline.scoring.CommentScorer;
import io.touchline.text.Canonicaliser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The lexicons in force and the scorer made of them. The directory's content is looked at every five seconds. A changed
 * set that two looks in a row have found, since one that is being copied may parse without the files that are still to
 * come, takes over if it parses, otherwise the running one stays and the refusal is kept to be shown.
 */
@ApplicationScoped
class RunningLexicons {

    private static final Logger LOG = Logger.getLogger(RunningLexicons.class);
    private static final String LOADS = "touchline.lexicons.loads";

    /** The version of a directory that cannot be read. */
    private static final String UNREADABLE = "unreadable";

    /** Behind the version of a set of which a file could not be read. */
    private static final String UNREAD = "-unread";

    /** What errors that are no single file's name. */
    private static final String ALL = "*.yaml";

    /** While comments are answered, a new set is compiled on a quarter of a core, in slices that no call waits for. */
    private static final Duration SLICE = Duration.ofMillis(5);

    private static final int REST_PER_WORK = 3;
    /** A change is to be in force within a minute. */
    private static final Duration MOST_REST = Duration.ofSeconds(20);

    private final LexiconOrigin origin;
    private final Canonicaliser canonicaliser;
    private final LexiconLoader loader;
    private final Optional<LearnedModel> learned;
    private final Consumer<Disguises> disguises;
    private final Counter taken;
    private final Counter refused;
    private final LexiconGauges gauges;
    private volatile Scorer current;
    private volatile Refusal refusal = Refusal.NONE;
    /** What the last look found. */
    private volatile String seen = "";

    @Inject
    RunningLexicons(
            AssessmentConfig config, Canonicaliser canonicaliser, Event<Disguises> disguises, MeterRegistry meters) {
        this(
                LexiconOrigin.of(config.lexiconDirectory().map(Path::of)),
                Optional.of(
                        config.modelFile().isPresent()
                                ? GivenModel.read(
                                        GivenModel.FIRST_TIER,
                                        config.modelFile().get(),
                                        ModelFile::read)
                                : ModelFile.bundled()),
                canonicaliser,
                disguises::fire,
                meters);
    }

    /**
     * @param learned the model that speaks beside every set of lexicons
     * @param disguises takes those of every set that comes into force
     */
    RunningLexicons(
            LexiconOrigin origin,
            Optional<LearnedModel> learned,
            Canonicaliser canonicaliser,
            Consumer<Disguises> disguises,
            MeterRegistry meters) {
        this.origin = origin;
        this.learned = learned;
        this.canonicaliser = canonicaliser;
        this.loader = new LexiconLoader(canonicaliser);
        this.disguises = disguises;
        this.taken = meters.counter(LOADS, "outcome", "taken");
        this.refused = meters.counter(LOADS, "outcome", "refused");
        Gauge.builder("touchline.lexicons.errors", this, lexicons -> lexicons.refusal
                        .reasons()
                        .size())
                .description("errors in the lexicon files as they are now; 0 if they are in force")
                .register(meters);
        this.gauges = new LexiconGauges(meters);
    }

    /** One set of lexicons, compiled. @param modelVersion names the weights that the evidence is summed with */
    record Scorer(CommentScorer scorer, String version, String modelVersion, List<LexiconSummary> summaries) {}

    private record Refusal(String version, List<String> reasons) {

        static final Refusal NONE = new Refusal("", List.of());
    }

    /**
     * A set that does not parse at the start, or has a file that cannot be read, is refused as later ones are, and the
     * set in the jar runs until it is mended: a bad ConfigMap must not keep replicas from starting on the night of a
     * final.
     *
     * @throws StartRefusal if the directory cannot be read: that is a wrong setting
     */
    void start(@Observes @Priority(150) StartupEvent event) {
        // Looked at first: what comes while this is read, as from a sidecar that copies, is another one.
        String found = found();
        try {
            beginOrFallBack(found);
        } catch (IOException e) {
            throw StartRefusal.ofFile("touchline.assessment.lexicon-directory", origin, e);
        }
    }

    private void beginOrFallBack(String found) throws IOException {
        try {
            begin(origin);
        } catch (LexiconException e) {
            begin(new LexiconOrigin.Bundled());
            if (found.equals(found())) {
                refuse(found, e);
            }
        }
    }

    private void begin(LexiconOrigin from) throws IOException {
        Optional<Lexicons> prepared = PreparedLexicons.packaged(from.version(), canonicaliser);
        take(prepared.isPresent() ? prepared.get() : loader.load(from.read(), Pace.NONE));
        LOG.infof("lexicon.start version=%s prepared=%s", current.version(), prepared.isPresent());
    }

    /** The model of the first tier. */
    LearnedModel learned() {
        return learned.orElseThrow();
    }

    Scorer current() {
        return current;
    }

    /** What is wrong with the files as they are now; empty if they are the ones in force. */
    Optional<List<String>> refusal() {
        return Optional.of(refusal.reasons()).filter(reasons -> !reasons.isEmpty());
    }

    /** Files that the build knows and the set in force does not have: left out on purpose, or no longer mounted. */
    List<String> missing() {
        return gauges.missing();
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(5), this::poll);
    }

    void poll() {
        String found = found();
        boolean still = found.equals(seen);
        seen = found;
        if (found.equals(current.version())) {
            refusal = Refusal.NONE;
        } else if (still && !found.equals(refusal.version())) {
            takeOrRefuse(found);
        }
    }

    /** The version of what lies there now. */
    private String found() {
        try {
            return origin.version();
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private void takeOrRefuse(String found) {
        try {
            LexiconFiles files = origin.read();
            if (files.version().equals(found)) {
                take(loader.load(files, calmly()));
                refusal = Refusal.NONE;
            }
        } catch (LexiconException e) {
            // Else somebody is at it, and it may end as it was found.
            if (found.equals(found())) {
                refuse(found, e);
            }
        } catch (IOException e) {
            String reason = "the directory cannot be read: " + e.getClass().getSimpleName();
            refuse(found + UNREAD, List.of(new LexiconError(ALL, 0, "", reason)));
        }
    }

    private static Pace calmly() {
        return new PartTime(SLICE, REST_PER_WORK, MOST_REST, System::nanoTime, LockSupport::parkNanos);
    }

    /** @throws LexiconException if there is no term and no frame in it: an empty ConfigMap would turn reading off */
    private void take(Lexicons lexicons) {
        if (lexicons.files().stream().allMatch(file -> file.terms() + file.frames() == 0)) {
            throw new LexiconException(List.of(new LexiconError(ALL, 0, "", "no term and no frame in any file")));
        }
        CommentScorer scorer = new CommentScorer(lexicons.matcher(), learned);
        Scorer next = new Scorer(scorer, lexicons.version(), scorer.version(), lexicons.files());
        // Names first, which takes longest: what is answered with this version reads them by it.
        disguises.accept(lexicons.disguises());
        current = next;
        gauges.running(lexicons.version(), missing(current.summaries()));
        taken.increment();
        LOG.infof(
                "lexicon.active version=%s files=%d",
                lexicons.version(), current.summaries().size());
    }

    private static List<String> missing(List<LexiconSummary> present) {
        Set<String> names = present.stream().map(LexiconSummary::file).collect(Collectors.toSet());
        try {
            return BundledLexicons.names().stream()
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // A build without lexicons of its own has none that could be missing.
            return List.of();
        }
    }

    /** What could not be read is tried again with the next look: it may have been for a moment. */
    private void refuse(String found, LexiconException e) {
        boolean unread = e.errors().stream().anyMatch(error -> error.reason().equals(LexiconFiles.UNREAD_FILE));
        refuse(unread ? found + UNREAD : found, e.errors());
    }

    private void refuse(String version, List<LexiconError> errors) {
        List<String> reasons = errors.stream().map(LexiconError::toString).toList();
        if (!refusal.version().equals(version)) {
            refused.increment();
            LOG.errorf(
                    "lexicon.refused version=%s running=%s\n%s",
                    version, current.version(), String.join("\n", reasons));
        }
        refusal = new Refusal(version, reasons);
    }
}
