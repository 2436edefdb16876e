package io.touchline.assessment.store;

import java.util.Optional;
import java.util.UUID;

/** What the ledger said to a row. It says it after the commit. */
public sealed interface WriteOutcome {

    /**
     * The row is in the database.
     *
     * @param revision of its comment; 1 is the first
     * @param caseId of the case that it opened or joined, as the API writes it
     */
    record Stored(int revision, Optional<String> caseId) implements WriteOutcome {}

    /** The same comment was stored before with the same content; nothing was written. */
    record Repeat(UUID assessmentId) implements WriteOutcome {}

    /** The comment id belongs to another author; nothing was written. */
    record Conflict() implements WriteOutcome {}

    /**
     * The database refuses this very row, and would again; nothing was written.
     *
     * @param reason SQLSTATE and the rule that was broken, or that what follows from the row cannot be made; nothing of what
     *     is in it
     */
    record Refused(String reason) implements WriteOutcome {}
}
