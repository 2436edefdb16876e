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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers 415 to a Content-Type and 406 to an Accept header that cannot be parsed, as when its q is no number: the
 * framework would take it for a fault of its own, answer 500 and log it. Two Content-Types are 415: what looks at the first
 * may find another one than what chooses. A body with a Content-Encoding is 415 too:
 * nothing here inflates it, and its bytes would be read as if they were JSON.
 */
@Singleton
final class MediaTypeFilter {

    private static final int BEFORE_ALL_ELSE = 999;
    private static final String AS_IT_IS = "identity";
    private static final String WEIGHT_NAME = "q";
    private static final Pattern WEIGHT = Pattern.compile("0*(1(\\.0*)?|0\\.?|0?\\.[0-9]+)");
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
        List<String> types = context.request().headers().getAll(HttpHeaders.CONTENT_TYPE);
        List<String> accepts = context.request().headers().getAll(HttpHeaders.ACCEPT);
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (types.size() > 1 || !types.stream().allMatch(MediaTypeFilter::isType)) {
            unsupported.end(context);
        } else if (encoding != null && !encoding.equalsIgnoreCase(AS_IT_IS)) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
            encoded.end(context);
        } else if (!accepts.stream().allMatch(MediaTypeFilter::areAcceptable)) {
            unacceptable.end(context);
        } else {
            context.next();
        }
    }

    private static boolean isType(String text) {
        return USUAL.contains(text) || parsed(text).isPresent();
    }

    /** Each with a weight from 0 to 1, if it has one. */
    private static boolean areAcceptable(String accept) {
        return USUAL.contains(accept)
                || Arrays.stream(accept.split(",")).map(MediaTypeFilter::parsed).allMatch(MediaTypeFilter::isWeighed);
    }

    private static boolean isWeighed(Optional<MediaType> type) {
        return type.map(MediaType::getParameters)
                .filter(parameters -> !parameters.containsKey(WEIGHT_NAME)
                        || WEIGHT.matcher(parameters.get(WEIGHT_NAME)).matches())
                .isPresent();
    }

    private static Optional<MediaType> parsed(String text) {
        try {
            return Optional.of(MediaType.valueOf(text.trim()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
