package io.touchline.platform;

import io.touchline.api.CurrentCaller;
import io.touchline.api.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every call under {@code /v1} needs a key: {@code X-Api-Key}, or {@code Authorization: Bearer}; the former wins. */
final class KeyFilter {

    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final CurrentCaller current;

    @Inject
    KeyFilter(Callers callers, CurrentCaller current) {
        this.callers = callers;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.equals("/v1") && !path.startsWith("/v1/")) {
            return Optional.empty();
        }
        return key(request)
                .flatMap(callers::ofKey)
                .map(caller -> {
                    current.set(caller);
                    return Optional.<Response>empty();
                })
                .orElseGet(() -> Optional.of(refusal()));
    }

    private static Optional<String> key(ContainerRequestContext request) {
        String key = request.getHeaderString("X-Api-Key");
        if (key != null) {
            return Optional.of(key);
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).trim());
        }
        return Optional.empty();
    }

    private static Response refusal() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .entity(Problem.of(401, List.of()))
                .build();
    }
}
