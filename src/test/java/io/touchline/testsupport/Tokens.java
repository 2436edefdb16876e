package io.touchline.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.RsaJsonWebKey;

/** A token of {@link IdentityProvider}, good unless a test makes it bad. Written by hand: no library signs bad ones. */
public final class Tokens {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Tokens() {}

    /** For a person with these roles, in the local caller's namespace, for five minutes. */
    public static Tokens of(String person, String... roles) {
        Tokens token = new Tokens();
        token.header.putAll(Map.of("alg", "RS256", "typ", "JWT", "kid", IdentityProvider.keyId()));
        Instant now = Instant.now();
        token.claims.put("iss", IdentityProvider.ISSUER);
        token.claims.put("aud", IdentityProvider.AUDIENCE);
        token.claims.put("sub", "subject-of-" + person);
        token.claims.put("preferred_username", person);
        token.claims.put("namespace", "local");
        token.claims.put("touchline", Map.of("roles", List.of(roles)));
        token.claims.put("iat", now.getEpochSecond());
        token.claims.put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
        return token;
    }

    /** @param value null takes the claim away */
    public Tokens with(String claim, Object value) {
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return this;
    }

    public Tokens withHeader(String name, Object value) {
        header.put(name, value);
        return this;
    }

    /** As the provider signs. */
    public String signed() {
        return signedWith(IdentityProvider.privateKey());
    }

    /** As somebody else signs who says that the provider did. */
    public String signedByAnother() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return signedWith(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the provider signs with another key of its own. */
    public String signedWith(RsaJsonWebKey key) {
        header.put("kid", key.getKeyId());
        return signedWith(key.getPrivateKey());
    }

    public String unsigned() {
        return head() + ".";
    }

    /** With the public key as the secret of an HMAC, in hope that both are just bytes to the service. */
    public String signedWithThePublicKey() {
        try {
            header.put("alg", "HS256");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(IdentityProvider.publicKey().getEncoded(), "HmacSHA256"));
            return head() + "." + encoded(mac.doFinal(head().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signedWith(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(head().getBytes(StandardCharsets.US_ASCII));
            return head() + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String head() {
        try {
            return encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
