package io.touchline.api;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a {@link Problem}. Only 5xx are logged as errors, and no request content ever. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Of who writes an answer bit by bit; Quarkus has no type for it. */
    private static final String CLOSED_MEANWHILE = "Connection has been closed";

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return response(e.problem());
    }

    /** What the framework refuses by itself: wrong media type, say. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            LOG.error("request failed", e);
        }
        return response(Problem.of(status, List.of()));
    }

    @ServerExceptionMapper
    Response failed(Throwable e) {
        if (DatabaseOutage.isBehind(e)) {
            LOG.warnf("request failed, the database is away: %s", e.getClass().getSimpleName());
            return response(Problem.of(503, List.of()));
        }
        if (hasHungUp(e)) {
            LOG.info("request ended: the connection was closed");
            return response(Problem.of(400, List.of()));
        }
        if (isBroken(e)) {
            LOG.info("request ended: its body is not framed as HTTP has it");
            return response(Problem.of(400, List.of()));
        }
        LOG.error("request failed", e);
        return response(Problem.of(500, List.of()));
    }

    /** Whether it was the other side that ended; nobody gets the answer then. */
    private static boolean hasHungUp(Throwable e) {
        return e instanceof HttpClosedException
                || e instanceof ClosedChannelException
                || e instanceof IOException && CLOSED_MEANWHILE.equals(e.getMessage())
                || e.getCause() != null && hasHungUp(e.getCause());
    }

    /** Whether the body could not be told from what is around it: a chunk's size that is no number, one without end. */
    private static boolean isBroken(Throwable e) {
        boolean reading = e instanceof IOException
                && (e.getCause() instanceof NumberFormatException || e.getCause() instanceof DecoderException);
        return reading || e instanceof DecoderException || e.getCause() != null && isBroken(e.getCause());
    }

    private static Response response(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem);
        if (problem.status() == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return builder.build();
    }
}
