package io.touchline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id that stands in its answer's header and in the log lines made for it: the caller's own if it
 * sent a sane one, so that it can be followed from one service to the next.
 */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String LOG_KEY = "requestId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Before everything that may answer. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::give, FIRST);
    }

    private static void give(RoutingContext request) {
        tell(request);
        request.next();
    }

    static void tell(RoutingContext request) {
        String id = of(request.request().getHeader(HEADER));
        request.response().putHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
    }

    /** @param sent may be null */
    static String of(String sent) {
        if (sent != null && SANE.matcher(sent).matches()) {
            return sent;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
