package io.touchline.casework.cases;

import io.touchline.casework.audit.NewEvent;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A decision is being undone. Fired as a synchronous CDI event in the transaction that does it, with the case locked and
 * before any strike is; an exception of an observer stops it.
 *
 * @param log takes what observers want to have logged with it: the end of the chain is locked after all else
 */
public record DecisionUndone(String namespace, UUID decisionId, Consumer<NewEvent> log) {

    public DecisionUndone {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(log, "log");
    }
}
