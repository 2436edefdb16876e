package io.touchline.access;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.touchline.api.PathMethods;
import io.touchline.api.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what security refuses into problem documents. Why a key or token was refused is nobody's business. */
final class AccessProblems {

    private static final Logger LOG = Logger.getLogger(AccessProblems.class);

    /** RFC 6750. */
    static final String CHALLENGE = "Bearer realm=\"touchline\"";

    private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

    private final CurrentIdentityAssociation association;
    private final PathMethods methods;

    @Inject
    AccessProblems(CurrentIdentityAssociation association, PathMethods methods) {
        this.association = association;
        this.methods = methods;
    }

    @ServerExceptionMapper
    Uni<Response> nowhere(NotFoundException e, RoutingContext exchange) {
        return toWhoIsKnown(exchange);
    }

    @ServerExceptionMapper
    Uni<Response> notLikeThis(NotAllowedException e, RoutingContext exchange) {
        return toWhoIsKnown(exchange);
    }

    /**
     * Without a valid key or token every unknown path or method is 401, so that nobody finds out which paths exist. The
     * framework reports some wrong methods as 404: {@link PathMethods} tells the two apart.
     */
    private Uni<Response> toWhoIsKnown(RoutingContext exchange) {
        Set<String> allowed = methods.of(exchange.normalizedPath());
        Response.ResponseBuilder answer = allowed.isEmpty()
                        || allowed.contains(exchange.request().method().name())
                ? problem(404)
                : problem(405).header(HttpHeaders.ALLOW, String.join(", ", allowed));
        return told(association
                .getDeferredIdentity()
                .map(identity -> identity.isAnonymous() ? unauthorized(CHALLENGE) : answer.build()));
    }

    /** What is wrong with a token is answered as on paths that exist. */
    static Uni<Response> told(Uni<Response> answer) {
        return answer.onFailure(ForbiddenException.class)
                .recoverWithItem(() -> problem(403).build())
                .onFailure(OIDCException.class)
                .recoverWithItem(AccessProblems::identityProviderAway)
                .onFailure()
                .recoverWithItem(() -> unauthorized(INVALID));
    }

    @ServerExceptionMapper
    Response nobody(UnauthorizedException e) {
        return unauthorized(CHALLENGE);
    }

    @ServerExceptionMapper
    Response unknown(AuthenticationFailedException e) {
        return unauthorized(INVALID);
    }

    @ServerExceptionMapper
    Response unfinished(AuthenticationCompletionException e) {
        return unauthorized(INVALID);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return problem(403).build();
    }

    /** Whether a token is good cannot be told now. Keys go on working. */
    @ServerExceptionMapper
    Response unknowable(OIDCException e) {
        return identityProviderAway();
    }

    private static Response identityProviderAway() {
        LOG.warn("access.identity-provider.away");
        return problem(503).header(HttpHeaders.RETRY_AFTER, "5").build();
    }

    private static Response unauthorized(String challenge) {
        return problem(401).header(HttpHeaders.WWW_AUTHENTICATE, challenge).build();
    }

    private static Response.ResponseBuilder problem(int status) {
        return Response.status(status)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(Problem.of(status, List.of()));
    }
}
