package io.touchline.platform;

import io.touchline.api.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The known callers by the digest of their key, so that a look-up takes the same time however much of a key is right. */
final class Callers {

    private final Map<String, Caller> byDigest;

    private Callers(Map<String, Caller> byDigest) {
        this.byDigest = Map.copyOf(byDigest);
    }

    /** @throws IllegalStateException if two callers share a key, a key is blank, or production has no caller */
    static Callers of(ServiceConfig config) {
        Map<String, Caller> byDigest = new HashMap<>();
        if (config.mode() == ServiceMode.LOCAL) {
            byDigest.put(digest("local"), new Caller("local", "local", true, Optional.empty()));
        }
        config.callers().forEach((name, caller) -> {
            if (caller.key().isBlank()) {
                throw new IllegalStateException("touchline.callers." + name + ".key is blank");
            }
            if (config.mode() == ServiceMode.PRODUCTION && caller.key().length() < 16) {
                throw new IllegalStateException(
                        "touchline.callers." + name + ".key is shorter than 16 characters: not a real key");
            }
            String namespace = caller.namespace().orElse(name);
            if (!namespace.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
                throw new IllegalStateException("touchline.callers." + name + ": namespaces are [A-Za-z0-9_.-]{1,64}");
            }
            Caller known =
                    byDigest.put(digest(caller.key()), new Caller(name, namespace, caller.keepText(), caller.policy()));
            if (known != null) {
                throw new IllegalStateException("touchline.callers." + name + " has the key of " + known.name());
            }
        });
        if (byDigest.isEmpty()) {
            throw new IllegalStateException(
                    "touchline.mode=production needs at least one touchline.callers.<name>.key");
        }
        return new Callers(byDigest);
    }

    /** The namespaces that callers write to. */
    Set<String> namespaces() {
        return byDigest.values().stream().map(Caller::namespace).collect(Collectors.toUnmodifiableSet());
    }

    /** The policies that callers are set to. */
    Set<String> policyIds() {
        return byDigest.values().stream()
                .map(Caller::policyId)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Caller> ofKey(String key) {
        return Optional.ofNullable(byDigest.get(digest(key)));
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
