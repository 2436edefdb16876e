package io.touchline.casework.cases;

import java.util.Objects;

/**
 * A case has been decided. Fired as a synchronous CDI event in the transaction that does it, with the case locked and
 * strikes written, before the log is; an exception of an observer stops it.
 *
 * @param about as it was before
 */
public record CaseDecided(ModerationCase about, CaseDecision decision) {

    public CaseDecided {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(decision, "decision");
    }
}
