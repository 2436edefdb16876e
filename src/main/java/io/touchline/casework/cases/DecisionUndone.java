package io.touchline.casework.cases;

import java.util.Objects;
import java.util.UUID;

/**
 * A decision is being undone. Fired as a synchronous CDI event in the transaction that does it, with the case locked and
 * before any strike is; an exception of an observer stops it.
 */
public record DecisionUndone(String namespace, UUID decisionId) {

    public DecisionUndone {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(decisionId, "decisionId");
    }
}
