package io.touchline.handling.life;

import io.touchline.handling.GivenPolicy;
import io.touchline.handling.Policy;
import java.time.Instant;
import java.util.Objects;

/**
 * A version of a policy as it was drafted. It never changes: other content is another version.
 *
 * @param seq rises with the order of drafting; 0 for one that is not stored
 * @param version the beginning of the SHA-256 of the source
 * @param source null where a list does without it
 * @param note what the author says about it, or null
 * @param createdBy the caller that sent it; of one that came with the service {@code *} and where it came from
 */
record PolicyVersion(
        long seq,
        String policyId,
        String version,
        String source,
        int rules,
        String note,
        String createdBy,
        Instant createdAt) {

    private static final String DRAFTED = "STORED";
    private static final String SERVICE = "*";

    PolicyVersion {
        Objects.requireNonNull(policyId, "policyId");
        Objects.requireNonNull(version, "version");
    }

    /** One that came with the service, to be kept for those who meet its name when another has taken its place. */
    static PolicyVersion of(String policyId, GivenPolicy given, Instant at) {
        Policy policy = given.policy();
        String origin = SERVICE + given.origin().name();
        return new PolicyVersion(0, policyId, policy.version(), given.source(), policy.size(), null, origin, at);
    }

    boolean cameWithService() {
        return createdBy.startsWith(SERVICE);
    }

    /** As the API names it. */
    String origin() {
        return cameWithService() ? createdBy.substring(SERVICE.length()) : DRAFTED;
    }

    PolicyVersion withNote(String other) {
        return new PolicyVersion(seq, policyId, version, source, rules, other, createdBy, createdAt);
    }
}
