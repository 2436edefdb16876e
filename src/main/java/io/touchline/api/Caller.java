package io.touchline.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Who is calling, as its key or token says.
 *
 * @param name of the caller, or of the person
 * @param namespace within which comment, author and thread ids are unique
 * @param keepText false if the texts of this caller's comments are not to be stored
 * @param policyId the policy for this caller's comments where a request names none; empty for that of all
 * @param person whether it is a person, who acts under this name and no other
 */
public record Caller(String name, String namespace, boolean keepText, Optional<String> policyId, boolean person) {

    /** The attribute of a security identity that holds its caller. */
    public static final String ATTRIBUTE = "touchline.caller";

    /**
     * Under this name an exchange holds a {@link java.util.function.BooleanSupplier}: whether the key or token that it
     * began with still opens anything.
     */
    public static final String STILL_KNOWN = "touchline.caller.known";

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(policyId, "policyId");
    }

    /** A service that calls with a key of its own. */
    public static Caller service(String name, String namespace, boolean keepText, Optional<String> policyId) {
        return new Caller(name, namespace, keepText, policyId, false);
    }

    /** A person who calls with a token of the identity provider. */
    public static Caller person(String name, String namespace, boolean keepText, Optional<String> policyId) {
        return new Caller(name, namespace, keepText, policyId, true);
    }
}
