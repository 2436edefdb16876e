package io.touchline.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchline.api.EarlyRefusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells single comments that there is no room for to come back before their caller is looked up and their body read: what
 * is refused must cost next to nothing, or refusing takes the time that answering needs.
 */
@Singleton
class AdmissionFilter {

    private static final String SINGLE = "/v1/assessments";
    /** After those that look at lengths and types. */
    private static final int PRIORITY = 900;

    private final Admission admission;
    private final EarlyRefusal refusal;

    AdmissionFilter(Admission admission, ObjectMapper mapper) throws JsonProcessingException {
        this.admission = admission;
        this.refusal = new EarlyRefusal(503, mapper);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /** A body whose length nobody knows is not waited for here. */
    private void check(RoutingContext context) {
        boolean single = context.request().method() == HttpMethod.POST
                && SINGLE.equals(context.request().path())
                && context.request().headers().contains(HttpHeaders.CONTENT_LENGTH);
        if (single && admission.refuses()) {
            refusal.endBehind(context);
        } else {
            context.next();
        }
    }
}
