package io.touchline.platform;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Ends answers whose clients read nothing any more: each holds a thread and a place for as long as its connection lasts,
 * also one that is no stream, as all are written bit by bit. What fits into the connection's buffers holds nobody up, as
 * the answer to a single comment always does.
 */
@ApplicationScoped
class UnreadAnswers {

    private static final Logger LOG = Logger.getLogger(UnreadAnswers.class);
    private static final int LOOKS = 4;

    private final Duration within;

    @Inject
    UnreadAnswers(ServiceConfig config) {
        this.within = config.takenWithin();
    }

    @ServerRequestFilter
    void watch(RoutingContext exchange, ResteasyReactiveContainerRequestContext request) {
        if (DatabaseBulkhead.bringsOneComment(request)) {
            return;
        }
        long timer = exchange.vertx().setPeriodic(within.toMillis() / LOOKS, new Watch(exchange, within));
        request.getServerRequestContext()
                .registerCompletionCallback(failure -> exchange.vertx().cancelTimer(timer));
    }

    /** Looks at how far an answer is, now and then. */
    private static final class Watch implements Handler<Long> {

        private final RoutingContext exchange;
        private final Duration within;
        private long written = -1;
        private long since;

        Watch(RoutingContext exchange, Duration within) {
            this.exchange = exchange;
            this.within = within;
        }

        @Override
        public void handle(Long timer) {
            if (isUnread(System.nanoTime())) {
                exchange.vertx().cancelTimer(timer);
                LOG.info("answer.unread: closed");
                end(exchange);
            }
        }

        /** Under the lock of who writes: an answer that has ended cannot be asked whether it waits. */
        private boolean isUnread(long now) {
            synchronized (exchange.request().connection()) {
                HttpServerResponse response = exchange.response();
                if (response.ended() || !response.writeQueueFull() || response.bytesWritten() != written) {
                    written = response.bytesWritten();
                    since = now;
                }
                return now - since >= within.toNanos();
            }
        }

        /** Vert.x' own close, and the channel's, wait until all is written, which is what does not happen. */
        private static void end(RoutingContext exchange) {
            if (exchange.request().version() == HttpVersion.HTTP_2) {
                exchange.response().reset();
            } else {
                ((ConnectionBase) exchange.request().connection())
                        .channelHandlerContext()
                        .close();
            }
        }
    }
}
