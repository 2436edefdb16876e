package io.touchline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchline.api.EarlyRefusal;
import io.touchline.api.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Refuses types that are none: the framework takes one that it cannot read for a fault of its own and answers 500. Refuses
 * bodies that are compressed too: nothing here inflates them, and their bytes would be read as if they were the JSON.
 */
@Singleton
final class MediaTypeFilter {

    private static final int BEFORE_ALL_ELSE = 999;
    private static final String AS_IT_IS = "identity";
    private static final Set<String> USUAL = Set.of("application/json", "application/x-ndjson", "*/*");

    private final EarlyRefusal unsupported;
    private final EarlyRefusal unacceptable;
    private final EarlyRefusal encoded;

    MediaTypeFilter(ObjectMapper mapper) throws JsonProcessingException {
        unsupported = new EarlyRefusal(415, mapper);
        unacceptable = new EarlyRefusal(406, mapper);
        Problem.Error error = new Problem.Error("", "a body is read as it is, without a Content-Encoding");
        encoded = new EarlyRefusal(Problem.of(415, List.of(error)), mapper);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (type != null && !isType(type)) {
            unsupported.end(context);
        } else if (encoding != null && !encoding.equalsIgnoreCase(AS_IT_IS)) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
            encoded.end(context);
        } else if (accept != null && !Arrays.stream(accept.split(",")).allMatch(MediaTypeFilter::isType)) {
            unacceptable.end(context);
        } else {
            context.next();
        }
    }

    private static boolean isType(String text) {
        try {
            return USUAL.contains(text) || MediaType.valueOf(text.trim()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
