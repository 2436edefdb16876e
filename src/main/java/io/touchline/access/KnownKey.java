package io.touchline.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.touchline.api.Caller;
import io.touchline.api.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a key opens.
 *
 * @param stored its id, if it was given out by the service itself
 * @param expiresAt from then on it opens nothing; empty for never
 * @param identity made once, for every request with the key
 */
record KnownKey(Optional<UUID> stored, Caller caller, Optional<Instant> expiresAt, SecurityIdentity identity) {

    KnownKey {
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(identity, "identity");
    }

    static KnownKey configured(Caller caller, Set<Role> roles, Optional<Instant> expiresAt) {
        return new KnownKey(Optional.empty(), caller, expiresAt, identity(caller, roles));
    }

    static KnownKey stored(UUID id, Caller caller, Set<Role> roles, Optional<Instant> expiresAt) {
        return new KnownKey(Optional.of(id), caller, expiresAt, identity(caller, roles));
    }

    boolean opensAt(Instant moment) {
        return expiresAt.isEmpty() || moment.isBefore(expiresAt.get());
    }

    private static SecurityIdentity identity(Caller caller, Set<Role> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(roles.stream().map(Role::wire).collect(Collectors.toSet()))
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }
}
