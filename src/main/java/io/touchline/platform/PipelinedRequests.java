package io.touchline.platform;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Bounds what a client of HTTP/1.1 sends ahead of its answers. Vert.x keeps every request that has come and every answer
 * that is not taken yet, without an end, also for those who have no key; of HTTP/2 it bounds the streams itself.
 */
@Singleton
final class PipelinedRequests {

    /** Requests on one connection whose answers are not taken. Who writes no pipeline has one. */
    static final int MOST = 64;

    private static final Logger LOG = Logger.getLogger(PipelinedRequests.class);
    private static final String NAME = "pipelined-requests";

    /** Before all that may answer. */
    private static final int FIRST = 11_000;

    void register(@Observes Filters filters) {
        filters.register(PipelinedRequests::bound, FIRST);
    }

    private static void bound(RoutingContext exchange) {
        bind(exchange);
        exchange.next();
    }

    /** The connection's first request comes here before the second one is read. */
    static void bind(RoutingContext exchange) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            ChannelHandlerContext vertx = ((ConnectionBase) exchange.request().connection()).channelHandlerContext();
            ChannelPipeline pipeline = vertx.pipeline();
            if (pipeline.get(NAME) == null && !vertx.isRemoved()) {
                pipeline.addBefore(vertx.name(), NAME, new Bound());
            }
        }
    }

    /** Counts, behind the codec. */
    private static final class Bound extends ChannelDuplexHandler {

        private int open = 1;
        private boolean closed;

        @Override
        public void channelRead(ChannelHandlerContext channel, Object message) {
            if (message instanceof HttpRequest && ++open > MOST && !closed) {
                closed = true;
                LOG.info("pipeline.full: closed");
                channel.close();
            }
            if (closed) {
                ReferenceCountUtil.release(message);
            } else {
                channel.fireChannelRead(message);
            }
        }

        @Override
        public void write(ChannelHandlerContext channel, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                channel.write(message, promise.unvoid().addListener(done -> open--));
            } else {
                channel.write(message, promise);
            }
        }

        /** 100 Continue: the answer is yet to come. */
        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
