package io.touchline.access;

import io.touchline.api.Caller;
import io.touchline.api.Role;
import io.touchline.api.ServiceMode;
import io.touchline.api.StartRefusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The callers that the configuration names, and the keys that stand there. Immutable. */
final class ConfiguredCallers {

    private static final String PREFIX = "touchline.callers.";

    /** The caller of local mode, and its key. */
    private static final String LOCAL = "local";

    /** What a script hashes whose variable is not set: whoever sent an empty header would have it. */
    private static final KeyDigest NOTHING = KeyDigest.of("");

    private static final String NAMESPACE = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

    private final Map<String, Caller> byName = new HashMap<>();
    private final Map<KeyDigest, KnownKey> byDigest = new HashMap<>();
    private final Map<String, Set<Role>> rolesByNamespace = new HashMap<>();

    private ConfiguredCallers() {}

    /** @throws IllegalStateException naming the property that is wrong */
    static ConfiguredCallers of(CallersConfig config, ServiceMode mode) {
        ConfiguredCallers callers = new ConfiguredCallers();
        config.all().forEach((name, caller) -> callers.add(name, caller, mode));
        if (mode == ServiceMode.LOCAL) {
            callers.addLocal(Optional.ofNullable(config.all().get(LOCAL)));
        }
        return callers;
    }

    /** The key that the README uses, which opens what the configuration says of its caller, and else everything. */
    private void addLocal(Optional<CallersConfig.CallerConfig> config) {
        Caller local = byName.computeIfAbsent(LOCAL, name -> Caller.service(name, name, true, Optional.empty()));
        Set<Role> roles = config.flatMap(CallersConfig.CallerConfig::roles).orElseGet(() -> EnumSet.allOf(Role.class));
        KeyDigest digest = KeyDigest.of(LOCAL);
        if (key(digest).filter(known -> known.caller().equals(local)).isEmpty()) {
            put("touchline.mode=local", digest, KnownKey.configured(local, roles, Optional.empty()));
            grant(local.namespace(), roles);
        }
    }

    private void add(String name, CallersConfig.CallerConfig config, ServiceMode mode) {
        String namespace = config.namespace().orElse(name);
        if (!namespace.matches(NAMESPACE)) {
            throw new IllegalStateException(PREFIX + name + ": namespaces are " + NAMESPACE);
        }
        Caller caller = Caller.service(name, namespace, config.keepText(), config.policy());
        byName.put(name, caller);
        config.roles().ifPresent(roles -> grant(namespace, roles));
        config.key().ifPresent(key -> {
            if (mode == ServiceMode.PRODUCTION) {
                throw new IllegalStateException(PREFIX + name + ".key is a key in plain text, which"
                        + " touchline.mode=production does not take: give its hash as " + PREFIX + name
                        + ".keys.<label>.sha256");
            }
            Set<Role> roles = config.roles().orElseGet(() -> EnumSet.allOf(Role.class));
            put(PREFIX + name + ".key", KeyDigest.of(key), KnownKey.configured(caller, roles, Optional.empty()));
            grant(namespace, roles);
        });
        config.keys().forEach((label, key) -> {
            String property = PREFIX + name + ".keys." + label;
            if (key.roles().isEmpty()) {
                throw new IllegalStateException(property + ".roles is empty: such a key opens nothing");
            }
            put(property, digest(property, key), KnownKey.configured(caller, key.roles(), key.expires()));
            grant(namespace, key.roles());
        });
    }

    private void grant(String namespace, Set<Role> roles) {
        rolesByNamespace
                .computeIfAbsent(namespace, any -> EnumSet.noneOf(Role.class))
                .addAll(roles);
    }

    private static KeyDigest digest(String property, CallersConfig.KeyConfig key) {
        KeyDigest digest;
        try {
            digest = new KeyDigest(key.sha256().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(property + ".sha256 is " + e.getMessage(), e);
        }
        if (digest.equals(NOTHING)) {
            throw new StartRefusal(property + ".sha256 is the hash of an empty key, which anybody has");
        }
        return digest;
    }

    private void put(String property, KeyDigest digest, KnownKey key) {
        KnownKey other = byDigest.put(digest, key);
        if (other != null) {
            throw new IllegalStateException(
                    property + " has a key of " + other.caller().name());
        }
    }

    Optional<Caller> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * What keys of a namespace may do, those that are given out too: without such a bound whoever gives out keys could
     * make one that does more than the configuration lets any caller of the namespace do. A key that is over counts.
     */
    Set<Role> roles(String namespace) {
        return Set.copyOf(rolesByNamespace.getOrDefault(namespace, Set.of()));
    }

    /** A caller that is not named any more, or with another namespace, has lost the keys that it was given. */
    Optional<Caller> holder(StoredKey key) {
        return named(key.holder().caller())
                .filter(caller -> caller.namespace().equals(key.holder().namespace()));
    }

    /**
     * A person among the callers of a namespace: what comes from people is kept and decided as what comes from those.
     * Texts are kept where all of them have theirs kept; where their policies differ, that of all decides.
     *
     * @return empty for a namespace that no caller has
     */
    Optional<Caller> person(String name, String namespace) {
        List<Caller> callers = byName.values().stream()
                .filter(caller -> caller.namespace().equals(namespace))
                .toList();
        if (callers.isEmpty()) {
            return Optional.empty();
        }
        Set<Optional<String>> policies = callers.stream().map(Caller::policyId).collect(Collectors.toSet());
        return Optional.of(Caller.person(
                name,
                namespace,
                callers.stream().allMatch(Caller::keepText),
                policies.size() == 1 ? callers.get(0).policyId() : Optional.empty()));
    }

    Optional<KnownKey> key(KeyDigest digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    /** True if one of the keys opens something at a moment. */
    boolean hasKeys(Instant now) {
        return byDigest.values().stream().anyMatch(key -> key.opensAt(now));
    }

    /** The namespaces that callers write to. */
    Set<String> namespaces() {
        return byName.values().stream().map(Caller::namespace).collect(Collectors.toUnmodifiableSet());
    }

    /** The policies that callers are set to. */
    Set<String> policyIds() {
        return byName.values().stream()
                .map(Caller::policyId)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
