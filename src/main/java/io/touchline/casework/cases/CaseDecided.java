package io.touchline.casework.cases;

import io.touchline.casework.audit.NewEvent;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A case has been decided. Fired as a synchronous CDI event in the transaction that does it, with the case locked and
 * before any strike is; an exception of an observer stops it.
 *
 * @param about as it was before
 * @param log takes what observers want to have logged with it: the end of the chain is locked after all else
 */
public record CaseDecided(ModerationCase about, CaseDecision decision, Consumer<NewEvent> log) {

    public CaseDecided {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(log, "log");
    }
}
