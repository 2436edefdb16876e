package io.touchline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchline.api.BodyLimits;
import io.touchline.api.EarlyRefusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a body by its announced length before it is read into memory. What is not absurdly long is let run out and
 * thrown away first, so that the client gets to read the answer instead of a broken pipe. A stream of lines has no limit
 * as a whole, its lines have; a body that does not announce its length is bounded while it is read, see
 * {@link BoundedBodies}, and should that not be asked, a little later here.
 */
@Singleton
final class BodyLimitFilter {

    private static final int BEFORE_ALL_ELSE = 1_000;
    /** After the framework has set its own limit, which is the same for all paths. */
    private static final int AFTER_THE_FRAMEWORKS = 1;

    private static final String LIMIT_WHILE_READING = "io.quarkus.max-request-size";
    private static final long A_LITTLE = 1024 * 1024;
    private static final long LONGEST_TO_RUN_OUT = 64L * 1024 * 1024;

    private final Map<Integer, EarlyRefusal> tooLarge;

    BodyLimitFilter(ObjectMapper mapper) throws JsonProcessingException {
        Map<Integer, EarlyRefusal> byLimit = new HashMap<>();
        for (int limit : List.of(BodyLimits.ONE, BodyLimits.TARGETS, BodyLimits.BATCH)) {
            byLimit.put(limit, new EarlyRefusal(BodyLimits.tooLarge(limit), mapper));
        }
        tooLarge = Map.copyOf(byLimit);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
        filters.register(this::limit, AFTER_THE_FRAMEWORKS);
    }

    private void limit(RoutingContext context) {
        long limit = BodyLimits.of(context.normalizedPath()) + A_LITTLE;
        context.put(LIMIT_WHILE_READING, isStream(context) ? Long.MAX_VALUE : limit);
        context.next();
    }

    static boolean isStream(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return BodyLimits.mayStream(context.normalizedPath())
                && type != null
                && type.regionMatches(true, 0, BodyLimits.STREAM, 0, BodyLimits.STREAM.length());
    }

    private void check(RoutingContext context) {
        long length = BodyLimits.announced(context.request());
        int limit = BodyLimits.of(context.normalizedPath());
        if (length <= limit || isStream(context)) {
            context.next();
            return;
        }
        if (length > LONGEST_TO_RUN_OUT) {
            tooLarge.get(limit).end(context);
            return;
        }
        tooLarge.get(limit).endBehind(context);
    }
}
