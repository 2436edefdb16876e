package io.touchline.assessment;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.KeyedHash;
import io.touchline.api.StartRefusal;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.Encoders;
import io.touchline.encoder.Opinion;
import io.touchline.encoder.SecondTier;
import io.touchline.encoder.TunedWeights;
import io.touchline.learned.ModelException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Asks the second tier about comments that the first one is in doubt of: on threads of its own, within the call's
 * deadline and a budget per second, and once for the same text within some minutes. A comment whose opinion does not come
 * is answered without, and says so.
 */
@ApplicationScoped
class SecondOpinions {

    private static final Logger LOG = Logger.getLogger(SecondOpinions.class);
    private static final String COMMENTS = "touchline.encoder.comments";
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(10);

    private final Opener opener;
    private final EncoderConfig config;
    private final RunningLexicons lexicons;
    private final KeyedHash hash;
    private final StageTimers timers;
    private final OpinionBudget budget;
    private final EncoderQueue queue;
    private final ThreadPoolExecutor threads;
    private final PairReadings pairs;
    private final AsyncCache<String, Opinion> cache;
    private final Counter heard;
    private final Counter overBudget;
    private final Counter missed;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Optional<FutureTask<EncoderModel>> reading = Optional.empty();
    private volatile Optional<EncoderModel> model = Optional.empty();
    private volatile Optional<SecondTier> tier = Optional.empty();
    /** The first tier is one that no second was fitted beside; claims and comments are read beside each other even so. */
    private volatile boolean pairsAlone;

    /** Loads the encoders. */
    interface Opener {

        /** @param tuned what is not as it was published */
        Encoders open(Map<EncoderKind, TunedWeights> tuned) throws EncoderException;
    }

    @Inject
    SecondOpinions(
            EncoderConfig config, RunningLexicons lexicons, KeyedHash hash, StageTimers timers, MeterRegistry meters) {
        this(Encoders::open, PairReadings.BUNDLED, config, lexicons, hash, timers, meters);
    }

    SecondOpinions(
            Opener opener,
            PairReadings.Opener pairsOpener,
            EncoderConfig config,
            RunningLexicons lexicons,
            KeyedHash hash,
            StageTimers timers,
            MeterRegistry meters) {
        this.opener = opener;
        this.config = config;
        this.lexicons = lexicons;
        this.hash = hash;
        this.timers = timers;
        this.budget = new OpinionBudget(config.perSecond(), System::nanoTime);
        this.queue = new EncoderQueue(config.queue());
        this.threads = new ThreadPoolExecutor(
                config.threads(), config.threads(), 0, TimeUnit.SECONDS, queue, SecondOpinions::thread);
        this.pairs = new PairReadings(pairsOpener, meters);
        this.cache = Caffeine.newBuilder()
                .maximumSize(config.cacheSize())
                .expireAfterWrite(config.cacheFor())
                .buildAsync();
        this.heard = meters.counter(COMMENTS, "outcome", "heard");
        this.overBudget = meters.counter(COMMENTS, "outcome", "over_budget");
        this.missed = meters.counter(COMMENTS, "outcome", "missed");
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "touchline-encoder");
        thread.setDaemon(true);
        return thread;
    }

    /** Its megabytes are read and summed while lexicons start. */
    void readBeside(@Observes @Priority(90) StartupEvent event) {
        if (config.enabled()) {
            FutureTask<EncoderModel> begun = new FutureTask<>(this::read);
            reading = Optional.of(begun);
            threads.execute(begun);
        }
    }

    private EncoderModel read() throws IOException, ModelException {
        return config.modelFile().isPresent()
                ? GivenModel.read(GivenModel.SECOND_TIER, config.modelFile().get(), EncoderModelFile::read)
                : EncoderModelFile.bundled();
    }

    /** A model that is not there or does not belong to the first tier stops the start; encoders that do not load do not. */
    void start(@Observes @Priority(160) StartupEvent event) throws ModelException, InterruptedException {
        if (!config.enabled()) {
            return;
        }
        EncoderModel read = haveRead();
        if (!lexicons.learned().version().equals(read.besides())) {
            if (config.modelFile().isPresent()) {
                throw new StartRefusal(GivenModel.SECOND_TIER + ": " + read.version() + " was fitted beside "
                        + read.besides() + ", not beside " + lexicons.learned().version());
            }
            LOG.warnf(
                    "encoder.off: %s was fitted beside %s, not beside %s; rumours are read even so",
                    read.version(), read.besides(), lexicons.learned().version());
            pairsAlone = true;
            if (config.beforeReady()) {
                pairs.load();
            }
            return;
        }
        model = Optional.of(read);
        if (config.beforeReady()) {
            load();
        }
    }

    private EncoderModel haveRead() throws ModelException, InterruptedException {
        FutureTask<EncoderModel> task = reading.orElseGet(() -> new FutureTask<>(this::read));
        reading = Optional.empty();
        // Nothing, if another thread has begun.
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException refused) {
                throw refused;
            }
            ModelException unread = new ModelException("the second tier's model cannot be read: " + e.getCause());
            unread.initCause(e.getCause());
            throw unread;
        }
    }

    /** They take the processor for seconds: answers without them come before. */
    void listening(@ObservesAsync HttpServerStart event) {
        if (model.isPresent() && !config.beforeReady() && !loading.getAndSet(true)) {
            threads.execute(this::load);
        }
    }

    private void load() {
        try {
            if (!threads.isShutdown()) {
                tier = Optional.of(new SecondTier(
                        model.orElseThrow(), opener.open(model.orElseThrow().tuned())));
                LOG.info("encoder.loaded");
            }
        } catch (EncoderException e) {
            LOG.errorf(e, "encoder.missing: answers in doubt will say degraded");
        }
        if (config.beforeReady()) {
            pairs.load();
        }
    }

    /** What still loads is waited for: native code must not run while the process ends. */
    void stop(@Observes ShutdownEvent event) throws EncoderException, InterruptedException {
        threads.shutdown();
        boolean ended = threads.awaitTermination(LONGEST_LOAD.toMillis(), TimeUnit.MILLISECONDS);
        ended &= pairs.ended(LONGEST_LOAD);
        if (ended) {
            try {
                if (tier.isPresent()) {
                    tier.get().close();
                }
            } finally {
                pairs.close();
            }
        }
    }

    /** The model that is asked, whether its encoders are there or not; empty if none is to be asked. */
    Optional<String> version() {
        return model.map(EncoderModel::version);
    }

    /** Whether claims and comments are to be read beside each other, whether what does it is there or not. */
    boolean readPairs() {
        return model.isPresent() || pairsAlone;
    }

    /**
     * @param deadline when those who wait for opinions go on without them
     * @return the same readings, those in doubt with the opinion of the second tier or the mark that it was missed
     */
    Uni<List<Reading>> hear(List<Reading> readings, Deadline deadline) {
        if (model.isEmpty()) {
            return Uni.createFrom().item(readings);
        }
        List<Integer> doubtful = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i).first().doubt() <= band()) {
                doubtful.add(i);
            }
        }
        if (doubtful.isEmpty()) {
            return Uni.createFrom().item(readings);
        }
        if (tier.isEmpty()) {
            missed.increment(doubtful.size());
            List<Reading> all = new ArrayList<>(readings);
            doubtful.forEach(i -> all.set(i, readings.get(i).withoutOpinion()));
            return Uni.createFrom().item(all);
        }
        Waiting waiting =
                new Waiting(readings, System.nanoTime() + deadline.left().toNanos());
        // As many of a call wait as are read at once: one with many must not stand before everybody else's.
        return timers.encoder(Multi.createFrom()
                        .iterable(DoubtfulText.of(readings, doubtful, tier.orElseThrow()))
                        .onItem()
                        .transformToUni(text -> heard(text, waiting).map(opinion -> new Heard(text, opinion)))
                        .merge(config.threads())
                        .collect()
                        .asList())
                // What follows is not the encoders' work.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(heard -> with(heard, readings));
    }

    /**
     * A call that waits for opinions.
     *
     * @param until when it goes on without them, by {@link System#nanoTime}
     */
    private record Waiting(List<Reading> readings, long until) {

        boolean forOne() {
            return readings.size() == 1;
        }

        boolean isOver() {
            return System.nanoTime() - until > 0;
        }
    }

    private record Heard(DoubtfulText asked, Optional<Opinion> opinion) {}

    private static List<Reading> with(List<Heard> heard, List<Reading> readings) {
        List<Reading> all = new ArrayList<>(readings);
        for (Heard one : heard) {
            for (int i : one.asked.places()) {
                Reading reading = readings.get(i);
                all.set(i, one.opinion.map(reading::with).orElseGet(reading::withoutOpinion));
            }
        }
        return all;
    }

    private double band() {
        return config.band().orElseGet(() -> model.orElseThrow().band());
    }

    private Uni<Optional<Opinion>> heard(DoubtfulText asked, Waiting waiting) {
        int comments = asked.places().size();
        String key = hash.hex("encoder", asked.text());
        if (cache.getIfPresent(key) == null) {
            if (waiting.isOver()) {
                missed.increment(comments);
                return Uni.createFrom().item(Optional.empty());
            }
            if (!isInBudget(asked, waiting)) {
                overBudget.increment(comments);
                return Uni.createFrom().item(Optional.empty());
            }
        }
        return Uni.createFrom()
                .deferred(() -> opinion(key, asked.text(), waiting))
                // Somebody with less time asked first, and it was too late for them: not yet for this comment.
                .onFailure(failure -> failure instanceof TooLate && !waiting.isOver())
                .retry()
                .indefinitely()
                .ifNoItem()
                .after(Duration.ofNanos(Math.max(1_000_000, waiting.until - System.nanoTime())))
                .fail()
                .invoke(() -> heard.increment(comments))
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(() -> {
                    missed.increment(comments);
                    return Optional.empty();
                });
    }

    private boolean isInBudget(DoubtfulText asked, Waiting waiting) {
        double farness = asked.doubt(waiting.readings) / band();
        double queueFree = queue.remainingCapacity() / (double) config.queue();
        return waiting.forOne() ? budget.take(farness, queueFree) : budget.takeOfMany(farness, queueFree);
    }

    private Uni<Opinion> opinion(String key, String text, Waiting waiting) {
        CompletableFuture<Opinion> asked = cache.get(key, (ignored, executor) -> ask(text, waiting));
        return Uni.createFrom()
                // A caller who gives up must not take the opinion from the others.
                .completionStage(asked.copy())
                .onFailure(CompletionException.class)
                .transform(failure -> failure.getCause() == null ? failure : failure.getCause())
                .onFailure()
                // The cache drops it too, but hears of the failure after this does.
                .invoke(() -> cache.asMap().remove(key, asked));
    }

    /** Nobody waits for it any more. */
    static final class TooLate extends TimeoutException {

        private static final long serialVersionUID = 1;

        TooLate() {
            super("too late");
        }

        /** It is expected, and there may be many. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Runs work on the encoders' threads. @return fails if there are none (yet), too many wait, or it takes too long */
    <T> Uni<T> work(PairReadings.Work<T> work, Deadline until, boolean forOne) {
        return pairs.work(work, until, tier.isPresent() || pairsAlone, threads(forOne));
    }

    /** Fails without a wrapping around what failed: the cache tells by its kind what is no news for the log. */
    private CompletableFuture<Opinion> ask(String text, Waiting waiting) {
        CompletableFuture<Opinion> asked = new CompletableFuture<>();
        Runnable work = () -> {
            if (waiting.isOver()) {
                asked.completeExceptionally(new TooLate());
                return;
            }
            try {
                asked.complete(tier.orElseThrow().ask(text));
            } catch (EncoderException | RuntimeException | Error e) {
                // Whatever it is: a text that stays asked would never be asked again.
                LOG.error("encoder.failed", e);
                asked.completeExceptionally(e);
            }
        };
        try {
            threads(waiting.forOne()).execute(work);
        } catch (RejectedExecutionException e) {
            asked.completeExceptionally(new CancellationException("too many wait"));
        }
        return asked;
    }

    private Executor threads(boolean forOne) {
        return forOne ? work -> threads.execute(queue.first(work)) : threads;
    }
}
