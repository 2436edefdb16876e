package io.touchline.platform;

import io.touchline.api.BodyLimits;
import io.touchline.api.Caller;
import io.touchline.api.FairPlaces;
import io.touchline.api.KeyRevocation;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Bounds how long a body may take to come, and how many bodies are waited for at a time: each holds the thread that
 * reads it, and the server's own time-out begins anew with every byte. The body of a call that holds no thread is
 * gathered before anybody reads it, as long as it is small: only the time that this takes is bounded.
 */
@ApplicationScoped
class SlowBodies {

    /** Half of the threads that Quarkus has where nobody says otherwise. */
    private static final int AT_A_TIME = 100;

    private static final long LEAST_MILLIS = 1_000;

    private final FairPlaces places = FairPlaces.halved(AT_A_TIME);
    private final ServiceConfig config;

    @Inject
    SlowBodies(ServiceConfig config) {
        this.config = config;
    }

    /**
     * A body that its reader reads.
     *
     * @param limit of its path, in bytes
     * @param since when it was first waited for, in nanoseconds of the machine
     */
    record Coming(RoutingContext exchange, Caller caller, int limit, long since) {

        /** It may be the key that holds the places of its caller. */
        private boolean takesKeyBack() {
            return KeyRevocation.is(exchange.request().method().name(), exchange.normalizedPath());
        }

        private Duration within(ServiceConfig config) {
            return BodyLimits.isLarge(exchange.request(), limit) ? config.largeBodyWithin() : config.bodyWithin();
        }

        /** @return at least a second: a body that is there may have waited for a thread, not for its client */
        private long millisLeft(Duration within) {
            long left = within.minusNanos(System.nanoTime() - since).toMillis();
            return Math.max(LEAST_MILLIS, left);
        }
    }

    /**
     * Ends a call whose body the framework gathers on the event loop, if it takes too long. Any other body is bounded
     * where it is read.
     */
    void watch(Coming coming, ServerRequestContext request) {
        if (!Context.isOnEventLoopThread() || !(request instanceof ResteasyReactiveRequestContext call)) {
            return;
        }
        Duration within = coming.within(config);
        Vertx vertx = coming.exchange().vertx();
        long timer = vertx.setTimer(within.toMillis(), ignored -> endIfGathering(coming, call, within));
        request.registerCompletionCallback(failure -> vertx.cancelTimer(timer));
    }

    /** On the event loop, as gathering is: once there is a stream to read from, it is over. */
    private static void endIfGathering(Coming coming, ResteasyReactiveRequestContext call, Duration within) {
        if (call.hasInputStream() || coming.exchange().response().closed()) {
            return;
        }
        coming.exchange().request().handler(ignored -> {}).endHandler(ignored -> {});
        call.resume(late(coming.exchange(), within));
    }

    /**
     * Reads all of a body, but no more than a byte beyond its limit. Blocks while the body comes.
     *
     * @throws ProblemException 400 if it takes too long, 503 if too many others are waited for
     */
    byte[] read(Coming coming, InputStream body) throws IOException {
        if (coming.exchange().request().isEnded()) {
            return body.readNBytes(coming.limit() + 1);
        }
        Runnable leave = coming.takesKeyBack() ? () -> {} : places.take(coming.caller());
        Duration within = coming.within(config);
        Reading reading = new Reading(Thread.currentThread());
        long timer = coming.exchange().vertx().setTimer(coming.millisLeft(within), ignored -> reading.takesTooLong());
        try {
            return body.readNBytes(coming.limit() + 1);
        } catch (IOException e) {
            if (reading.tookTooLong()) {
                throw late(coming.exchange(), within);
            }
            throw e;
        } finally {
            coming.exchange().vertx().cancelTimer(timer);
            reading.end();
            leave.run();
        }
    }

    /** What is still to come of the body is not waited for: the connection ends with the answer. */
    private static ProblemException late(RoutingContext exchange, Duration within) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            exchange.addEndHandler(ended -> exchange.request().connection().close());
        }
        String detail = "did not come within " + within.toSeconds() + " s";
        return new ProblemException(Problem.of(400, List.of(new Problem.Error("", detail))));
    }

    /** Takes a thread out of its reading, and out of nothing that it does afterwards. */
    private static final class Reading {

        private final Thread thread;
        private boolean late;
        private boolean ended;

        Reading(Thread thread) {
            this.thread = thread;
        }

        synchronized void takesTooLong() {
            if (!ended) {
                late = true;
                thread.interrupt();
            }
        }

        synchronized boolean tookTooLong() {
            return late;
        }

        /** On the thread itself. */
        synchronized void end() {
            ended = true;
            if (late) {
                Thread.interrupted();
            }
        }
    }
}
