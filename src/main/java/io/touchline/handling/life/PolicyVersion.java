package io.touchline.handling.life;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of a policy as it was drafted. It never changes: other content is another version.
 *
 * @param seq rises with the order of drafting; 0 for one that is not stored
 * @param version the beginning of the SHA-256 of the source
 * @param source null where a list does without it
 * @param note what the author says about it, or null
 * @param createdBy the caller that sent it
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

    PolicyVersion {
        Objects.requireNonNull(policyId, "policyId");
        Objects.requireNonNull(version, "version");
    }

    PolicyVersion withNote(String other) {
        return new PolicyVersion(seq, policyId, version, source, rules, other, createdBy, createdAt);
    }
}
