package io.touchline.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Caller;
import io.touchline.api.ExternalId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives a person whose token was verified a namespace and the name to act under. Who has neither, or a namespace that no
 * configured caller has or that is no text, may do nothing.
 */
@ApplicationScoped
class People implements SecurityIdentityAugmentor {

    private final PeopleConfig config;
    private final ConfiguredCallers callers;
    private final Clock clock;

    People(PeopleConfig config, ConfiguredCallers callers, Clock clock) {
        this.config = config;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        // Nothing stands in for it: with another claim the same person would be somebody else, and might decide on an
        // appeal against their own decision.
        Optional<String> name =
                claim(token, config.nameClaim()).filter(ExternalId.Check::holds).filter(one -> !one.isBlank());
        Optional<Caller> person = config.namespaceClaim()
                .filter(token::containsClaim)
                .map(claim -> claim(token, claim))
                .orElseGet(config::namespace)
                .flatMap(namespace -> name.flatMap(one -> callers.person(one, namespace)));
        if (person.isEmpty()) {
            return Uni.createFrom().failure(new ForbiddenException());
        }
        RoutingContext exchange = HttpSecurityUtils.getRoutingContextAttribute(identity);
        if (exchange != null) {
            BooleanSupplier stillKnown = () -> clock.instant().getEpochSecond() < token.getExpirationTime();
            exchange.put(Caller.STILL_KNOWN, stillKnown);
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(Caller.ATTRIBUTE, person.get())
                        .build());
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
