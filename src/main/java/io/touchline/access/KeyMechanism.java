package io.touchline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * API keys: {@code X-Api-Key}, or {@code Authorization: Bearer} with what is not a JWT; the former wins. A key that is not
 * known is refused, whatever else the request brings. Tokens of people are left to OpenID Connect, which comes after.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    /** Signed, with an empty signature, or encrypted; with a header and something that it is the header of. */
    private static final Pattern JWT =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*){0,2}");

    private final Keyring keys;

    KeyMechanism(Keyring keys) {
        this.keys = keys;
    }

    @Override
    public int getPriority() {
        return 2 * HttpAuthenticationMechanism.DEFAULT_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String key = key(context);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        return keys.find(key)
                .map(known -> {
                    // For the log lines of this request. A person's name is not for the log.
                    MDC.put("caller", known.caller().name());
                    BooleanSupplier stillKnown = () -> keys.find(key).isPresent();
                    context.put(Caller.STILL_KNOWN, stillKnown);
                    return Uni.createFrom().item(known.identity());
                })
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private static String key(RoutingContext context) {
        String key = context.request().getHeader("X-Api-Key");
        if (key != null) {
            return key;
        }
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).trim();
        return JWT.matcher(token).matches() ? null : token;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", AccessProblems.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
