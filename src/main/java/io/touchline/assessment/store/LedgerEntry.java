package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.util.Arrays;
import java.util.UUID;

/** What the ledger knows of a comment: its newest assessment. */
public record LedgerEntry(UUID assessmentId, int revision, AccountKey accountKey, byte[] fingerprint) {

    public LedgerEntry {
        fingerprint = fingerprint.clone();
    }

    public boolean hasFingerprint(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    /** A comment's identity. */
    public record Key(String namespace, String commentId) {}
}
