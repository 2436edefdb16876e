package io.touchline.casework.quality;

import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.Outcome;
import java.time.Instant;

/**
 * A case whose answer is known, as the API shows it.
 *
 * @param reason null once it is erased
 */
record GoldenView(String caseId, Outcome outcome, String reason, String by, Instant at) {

    static GoldenView of(GoldenCase golden, String by) {
        return new GoldenView(
                CaseIds.CASE.wire(golden.caseId()), golden.outcome(), golden.reason(), by, golden.setAt());
    }
}
