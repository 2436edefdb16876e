package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.Caller;
import io.touchline.api.ServiceMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Where people act whose tokens say one namespace, none, or something else, and those without one have a namespace. */
class PeopleTest {

    private final People people = people();

    @Test
    void actWhereTheirTokenSays() {
        assertThat(namespaceOf(Map.of("preferred_username", "anna", "namespace", "shop")))
                .isEqualTo("shop");
    }

    @Test
    void actInTheNamespaceOfAllWhereTheirTokenSaysNone() {
        assertThat(namespaceOf(Map.of("preferred_username", "anna"))).isEqualTo("local");
    }

    /** It does say one, or several: not that they may act in another. */
    @Test
    void actNowhereWhereTheirTokenSaysNoText() {
        for (Object claim : List.of(List.of("shop"), List.of(), 7, Map.of("shop", true))) {
            assertThatThrownBy(() -> namespaceOf(Map.of("preferred_username", "anna", "namespace", claim)))
                    .isInstanceOf(ForbiddenException.class);
        }
    }

    private String namespaceOf(Map<String, Object> claims) {
        SecurityIdentity identity = people.augment(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new Token(claims))
                                .build(),
                        null)
                .await()
                .indefinitely();
        return identity.<Caller>getAttribute(Caller.ATTRIBUTE).namespace();
    }

    private static People people() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(PeopleConfig.class)
                .withMapping(CallersConfig.class);
        Map.of(
                        "touchline.people.namespace-claim", "namespace",
                        "touchline.people.namespace", "local",
                        "touchline.callers.shop.key", "0123456789abcdef",
                        "touchline.callers.shop.roles", "assess")
                .forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        return new People(
                config.getConfigMapping(PeopleConfig.class),
                ConfiguredCallers.of(config.getConfigMapping(CallersConfig.class), ServiceMode.LOCAL),
                Clock.systemUTC());
    }

    /** As the identity provider wrote it. */
    private record Token(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "anna";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
