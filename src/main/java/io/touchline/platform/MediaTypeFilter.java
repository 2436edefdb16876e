package io.touchline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchline.api.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** Refuses types that are none: the framework takes one that it cannot read for a fault of its own and answers 500. */
@Singleton
final class MediaTypeFilter {

    private static final int BEFORE_ALL_ELSE = 999;
    private static final Set<String> USUAL = Set.of("application/json", "application/x-ndjson", "*/*");

    private final byte[] unsupported;
    private final byte[] unacceptable;

    MediaTypeFilter(ObjectMapper mapper) throws JsonProcessingException {
        unsupported = mapper.writeValueAsBytes(Problem.of(415, List.of()));
        unacceptable = mapper.writeValueAsBytes(Problem.of(406, List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext context) {
        if (!isReadable(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            refuse(context, 415, unsupported);
        } else if (!isReadable(context.request().getHeader(HttpHeaders.ACCEPT))) {
            refuse(context, 406, unacceptable);
        } else {
            context.next();
        }
    }

    /** A type, or several with commas between them. */
    private static boolean isReadable(String header) {
        if (header == null || USUAL.contains(header)) {
            return true;
        }
        try {
            for (String type : header.split(",")) {
                MediaType.valueOf(type.trim());
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, byte[] problem) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // What it brings is not read.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(problem));
    }
}
