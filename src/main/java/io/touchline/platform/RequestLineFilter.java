package io.touchline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchline.api.EarlyRefusal;
import io.touchline.api.Problem;
import io.touchline.api.Utf8;
import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses what is no URI, or of which nobody says for whom it is ({@code Host}). Refuses a {@code ;} that is not escaped:
 * to the framework it ends a step of the path, the rest of which is dropped, and a parameter of the query: of an id only
 * the beginning would be left, which may be the id of somebody else. Refuses a {@code %} that escapes nothing too, and
 * what is escaped but no UTF-8: the framework reads U+FFFD, which again may be of another id; nor does it read what is not
 * escaped as UTF-8, so that nothing beyond ASCII may stand as it is. Knows no path with a step {@code .} or {@code ..},
 * however the dots are written: to a gateway that looks at the path as it is, what begins with {@code /v1} is ours to
 * answer to anybody, and here it could be one of {@code /q}.
 */
@Singleton
final class RequestLineFilter {

    /** Behind the one that gives request ids, before all that may answer. */
    private static final int EARLY = 9_000;

    private static final int LAST_OF_ASCII = '~';

    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Octets beyond ASCII, side by side: in UTF-8 those of a character have none of ASCII among them. */
    private static final Pattern ESCAPES = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    private static final Pattern DOTS = Pattern.compile("/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    private final EarlyRefusal semicolon;
    private final EarlyRefusal escape;
    private final EarlyRefusal octets;
    private final EarlyRefusal unescaped;
    private final EarlyRefusal dots;
    private final EarlyRefusal line;
    private final EarlyRefusal host;

    RequestLineFilter(ObjectMapper mapper) throws JsonProcessingException {
        semicolon = refusal("a ; in a path or query is written as %3B", mapper);
        escape = refusal("a % in a path or query is written as %25", mapper);
        octets = refusal("what is escaped in a path or query is UTF-8", mapper);
        unescaped = refusal("what is beyond ASCII in a path or query is escaped", mapper);
        dots = new EarlyRefusal(404, mapper);
        line = refusal("a request line has a URI that begins with /, with what may not stand in one escaped", mapper);
        host = refusal("a request has a Host header", mapper);
    }

    private static EarlyRefusal refusal(String detail, ObjectMapper mapper) throws JsonProcessingException {
        return new EarlyRefusal(Problem.of(400, List.of(new Problem.Error("", detail))), mapper);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    /** What Vert.x' router does not take, no filter sees. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refuse);
    }

    /** Else the framework logs the request's whole URI as an error of the service. */
    private void refuse(RoutingContext context) {
        boolean noPath = !beginsAtTheRoot(context.request().path());
        boolean unrouted = context.statusCode() == 400 && context.failure() instanceof VertxException
                || context.statusCode() == 404 && noPath;
        if (!unrouted || context.response().ended()) {
            context.next();
            return;
        }
        PipelinedRequests.bind(context);
        RequestIds.tell(context);
        (noPath ? line : host).endBehind(context);
    }

    private static boolean beginsAtTheRoot(String path) {
        return path != null && path.startsWith("/");
    }

    private void check(RoutingContext context) {
        String target = context.request().uri();
        boolean escapes = target.indexOf('%') >= 0;
        if (escapes && NO_ESCAPE.matcher(target).find()) {
            escape.endBehind(context);
        } else if (escapes && ESCAPES.matcher(target).results().anyMatch(run -> !isUtf8(run.group()))) {
            octets.endBehind(context);
        } else if (target.chars().anyMatch(unit -> unit > LAST_OF_ASCII)) {
            unescaped.endBehind(context);
        } else if (target.indexOf(';') >= 0 && context.normalizedPath().startsWith("/v1")) {
            semicolon.endBehind(context);
        } else if (!isUri(target)) {
            line.endBehind(context);
        } else if (hasDots(context.request().path())) {
            dots.endBehind(context);
        } else {
            context.next();
        }
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean hasDots(String path) {
        return path != null && DOTS.matcher(path).find();
    }

    /** @param escapes octets as they are escaped, one after the other */
    private static boolean isUtf8(String escapes) {
        byte[] octets = HexFormat.of().parseHex(escapes.replace("%", ""));
        return Utf8.holds(octets, 0, octets.length);
    }
}
