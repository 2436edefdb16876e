package io.touchline.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Who is calling, as its key says.
 *
 * @param namespace within which comment, author and thread ids are unique
 * @param keepText false if the texts of this caller's comments are not to be stored
 * @param policyId the policy for this caller's comments where a request names none; empty for that of all
 */
public record Caller(String name, String namespace, boolean keepText, Optional<String> policyId) {

    public Caller {
        Objects.requireNonNull(policyId, "policyId");
    }
}
