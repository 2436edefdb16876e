package io.touchline.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A problem document for a request that no resource gets to see. What it brings may not have been read. */
public final class EarlyRefusal {

    private static final long BODY_MILLIS = millis("touchline.body-within", Duration.ofSeconds(10));
    private static final long LARGE_BODY_MILLIS = millis("touchline.large-body-within", Duration.ofMinutes(1));

    private final int status;
    private final byte[] problem;

    public EarlyRefusal(int status, ObjectMapper mapper) throws JsonProcessingException {
        this(Problem.of(status, List.of()), mapper);
    }

    public EarlyRefusal(Problem problem, ObjectMapper mapper) throws JsonProcessingException {
        this.status = problem.status();
        this.problem = mapper.writeValueAsBytes(problem);
    }

    /**
     * Answers at once and closes the connection, on which the rest of the request may still be under way. Over HTTP/2
     * only the stream ends: there the header is forbidden (RFC 9113, 8.2.2).
     */
    public void end(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        end(request.response());
    }

    /**
     * Lets the request run out first, so that the client gets to read the answer and keeps its connection; for as long as
     * a body may take, then it loses that. One that asks whether to begin is told at once: nothing of it would come
     * before.
     */
    public void endBehind(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.EXPECT)) {
            end(request);
            return;
        }
        boolean large = BodyLimits.isLarge(
                request.request(), BodyLimits.of(request.request().path()));
        long timer = request.vertx().setTimer(large ? LARGE_BODY_MILLIS : BODY_MILLIS, ignored -> {
            if (!isOver(request)) {
                endForGood(request);
            }
        });
        request.request().handler(ignored -> {});
        request.request().endHandler(ignored -> {
            request.vertx().cancelTimer(timer);
            if (!isOver(request)) {
                end(request.response());
            }
        });
        request.request().resume();
    }

    /** Nothing waits for the rest any more, be it that it never ends. */
    private void endForGood(RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.addEndHandler(ended -> request.request().connection().close());
        }
        end(request);
    }

    private static long millis(String name, Duration usual) {
        return ConfigProvider.getConfig()
                .getOptionalValue(name, Duration.class)
                .orElse(usual)
                .toMillis();
    }

    private static boolean isOver(RoutingContext request) {
        return request.response().ended() || request.response().closed();
    }

    private void end(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.end(Buffer.buffer(problem));
    }
}
