package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.cases.CaseState;
import java.util.Objects;
import java.util.Optional;

/** Holds the state of a pack's case, and which other case it names, against what the events say that became of it. */
final class StateCheck {

    private final JsonNode about;
    private final LoggedCase logged;
    private final String state;

    /** @param about the document of the case */
    StateCheck(JsonNode about, LoggedCase logged) {
        this.about = about;
        this.logged = logged;
        this.state = JsonFields.value(about, "state");
    }

    /** That nothing was left of it was not always logged, and of an open one not all is told. */
    void check() throws PackFault {
        boolean stands = !logged.undone().keySet().containsAll(logged.decided().keySet());
        Optional<LoggedEvent> merged = logged.once(AuditKind.CASE_MERGED);
        boolean emptied = logged.once(AuditKind.CASE_EMPTIED).isPresent();
        if (stands != is(CaseState.DECIDED)
                || merged.isPresent() != is(CaseState.MERGED)
                || emptied && !is(CaseState.EMPTIED)) {
            throw new PackFault("case.json has another state than that of events.jsonl");
        }
        String into = merged.map(event -> event.value("into")).orElse(null);
        if (!Objects.equals(JsonFields.value(about, "mergedInto"), into)) {
            throw new PackFault("case.json: mergedInto is not that of events.jsonl");
        }
        if (is(CaseState.DECIDED)) {
            checkReviewOf();
        }
    }

    private void checkReviewOf() throws PackFault {
        for (LoggedEvent decided : logged.decided().values()) {
            if (!Objects.equals(JsonFields.value(about, "reviewOf"), decided.value("reviewOf"))) {
                throw new PackFault("case.json: reviewOf is not that of " + decided.where());
            }
        }
    }

    private boolean is(CaseState other) {
        return other.name().equals(state);
    }
}
