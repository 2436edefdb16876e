package io.touchline.api;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has work done again and again, every few seconds, by the monotonic clock. Quarkus' scheduler goes by the wall clock:
 * while that has been put back it begins nothing, and what is promised to come within seconds would come when the old
 * time is reached again.
 */
@ApplicationScoped
public class SteadyTimer {

    private static final Logger LOG = Logger.getLogger(SteadyTimer.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "steady-timer");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins at once, until the service ends.
     *
     * @param pause between the end of a turn and the next one
     * @param work may block, and may fail: the next turn comes all the same
     */
    public void every(Duration pause, Runnable work) {
        turn(pause, work);
    }

    private void turn(Duration pause, Runnable work) {
        try {
            Infrastructure.getDefaultExecutor().execute(() -> {
                try {
                    run(work);
                } catch (RuntimeException e) {
                    LOG.error("timer.turn", e);
                } finally {
                    later(pause, work);
                }
            });
        } catch (RejectedExecutionException e) {
            later(pause, work);
        }
    }

    @ActivateRequestContext
    void run(Runnable work) {
        work.run();
    }

    private void later(Duration pause, Runnable work) {
        try {
            timer.schedule(() -> turn(pause, work), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the service ends");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }
}
