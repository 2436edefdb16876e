package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.PairEncoders;
import io.touchline.encoder.PairModelFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Runs the encoders that read a claim and a comment beside each other, on the second tier's threads. They are loaded when
 * they are first wanted: a service without rumours does not have them. {@code touchline_encoder_pairs_total} counts by
 * outcome how often they were asked.
 */
final class PairReadings implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PairReadings.class);

    /** Those in the jar. */
    static final Opener BUNDLED = () -> PairEncoders.open(PairModelFile.bundled());

    private static final String COMMENTS = "touchline.encoder.pairs";

    private final Opener opener;
    private final Counter heard;
    private final Counter missed;
    private volatile boolean closing;
    private volatile Optional<PairEncoders> encoders = Optional.empty();
    private volatile Optional<Thread> loader = Optional.empty();

    /** Loads them. */
    interface Opener {

        PairEncoders open() throws EncoderException;
    }

    /** What they are needed for. */
    interface Work<T> {

        T with(PairEncoders encoders) throws EncoderException;
    }

    PairReadings(Opener opener, MeterRegistry meters) {
        this.opener = opener;
        this.heard = meters.counter(COMMENTS, "outcome", "heard");
        this.missed = meters.counter(COMMENTS, "outcome", "missed");
    }

    void load() {
        try {
            if (!closing) {
                encoders = Optional.of(opener.open());
                LOG.info("encoder.pairs.loaded");
            }
        } catch (EncoderException e) {
            LOG.errorf(e, "encoder.pairs.missing: reworded rumours are recognised by their words alone");
        }
    }

    /** Once, when first wanted, and on a thread of its own: opinions do not wait for it. */
    private synchronized void loadBeside() {
        if (loader.isEmpty()) {
            loader = Optional.of(SecondOpinions.thread(this::load));
            loader.get().start();
        }
    }

    /**
     * @param wanted whether they are to be loaded if they are not
     * @param threads those of the second tier
     * @return fails if they are not there (yet), too many wait, or it takes too long
     */
    <T> Uni<T> work(Work<T> work, Deadline until, boolean wanted, Executor threads) {
        return asked(work, until, wanted, threads)
                .onItem()
                .invoke(() -> heard.increment())
                .onFailure()
                .invoke(() -> missed.increment());
    }

    private <T> Uni<T> asked(Work<T> work, Deadline until, boolean wanted, Executor threads) {
        if (encoders.isEmpty()) {
            if (wanted) {
                loadBeside();
            }
            return Uni.createFrom().failure(new IllegalStateException("no encoders"));
        }
        if (until.isOver()) {
            return Uni.createFrom().failure(new SecondOpinions.TooLate());
        }
        // Not a subscription on those threads: its time would begin to run only when one of them is free.
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.supplyAsync(() -> done(work, until), threads))
                .ifNoItem()
                .after(until.left())
                .fail()
                .emitOn(Infrastructure.getDefaultExecutor());
    }

    private <T> T done(Work<T> work, Deadline until) {
        if (until.isOver()) {
            throw new CompletionException(new SecondOpinions.TooLate());
        }
        try {
            return work.with(encoders.orElseThrow());
        } catch (EncoderException | RuntimeException e) {
            if (e.getCause() instanceof SecondOpinions.TooLate) {
                // No failure of the encoders.
                throw new CompletionException(e.getCause());
            }
            LOG.error("encoder.failed", e);
            throw new CompletionException(e);
        }
    }

    /** Loads no more. @return whether what was loading has ended: native code must not run while the process ends */
    boolean ended(Duration patience) throws InterruptedException {
        closing = true;
        if (loader.isPresent()) {
            loader.get().join(patience.toMillis());
            return !loader.get().isAlive();
        }
        return true;
    }

    @Override
    public void close() throws EncoderException {
        if (encoders.isPresent()) {
            encoders.get().close();
        }
    }
}
