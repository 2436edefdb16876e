package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.util.Arrays;

/**
 * What was answered for a comment whose row waits in the outbox: until it is in the database this stands for the ledger.
 *
 * @param answer the answer's body, as {@link AssessmentRow#body()}
 */
public record QueuedAnswer(AccountKey accountKey, byte[] fingerprint, String answer) {

    public QueuedAnswer {
        fingerprint = fingerprint.clone();
    }

    public boolean hasFingerprint(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }
}
