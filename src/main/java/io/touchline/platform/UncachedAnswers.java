package io.touchline.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** What the API answers is personal data, or changes: nobody between the service and its caller keeps it. */
final class UncachedAnswers {

    private static final String API = "/v1/";

    /** Behind {@link RequestLineFilter}, before everything of the API. */
    private static final int EARLY = 8_900;

    void register(@Observes Filters filters) {
        filters.register(UncachedAnswers::tell, EARLY);
    }

    private static void tell(RoutingContext request) {
        if (request.request().uri().startsWith(API)) {
            request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        request.next();
    }
}
