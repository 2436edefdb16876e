package io.touchline.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Quarkus' own identity provider for tests, as it is configured here. All tests of a module share it and its service, so
 * that none has to start the service anew. {@link Tokens} signs with its private key, which its jar holds.
 */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    /** What its discovery document says, wherever it runs. */
    static final String ISSUER = "https://server.example.com";

    static final String AUDIENCE = "touchline-of-the-test";

    private static final RsaJsonWebKey KEY = key("/privateKey.jwk");

    private final OidcWiremockTestResource provider = new OidcWiremockTestResource();

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(provider.start());
        properties.put("quarkus.oidc.auth-server-url", properties.get("keycloak.url") + "/realms/quarkus");
        properties.put("quarkus.oidc.client-id", "touchline");
        properties.put("quarkus.oidc.token.audience", AUDIENCE);
        properties.put("quarkus.oidc.roles.role-claim-path", "touchline/roles");
        properties.put("touchline.people.namespace-claim", "namespace");
        return properties;
    }

    static String keyId() {
        return KEY.getKeyId();
    }

    static PrivateKey privateKey() {
        return KEY.getPrivateKey();
    }

    static PublicKey publicKey() {
        return KEY.getPublicKey();
    }

    private static RsaJsonWebKey key(String resource) {
        try (InputStream json = OidcWiremockTestResource.class.getResourceAsStream(resource)) {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(
                    new String(Objects.requireNonNull(json, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        provider.stop();
    }
}
