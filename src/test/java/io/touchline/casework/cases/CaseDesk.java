package io.touchline.casework.cases;

import io.touchline.api.IdFormat;
import io.touchline.handling.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Moderators of the local caller at work, for tests of what comes after a decision. Ids as the API writes them. */
@ApplicationScoped
public class CaseDesk {

    private static final String NAMESPACE = "local";

    private final Claims claims;
    private final Deciding deciding;
    private final Undoing undoing;

    CaseDesk(Claims claims, Deciding deciding, Undoing undoing) {
        this.claims = claims;
        this.deciding = deciding;
        this.undoing = undoing;
    }

    /** @return id of the decision */
    public String decide(String caseId, String by, Outcome outcome, Action... measures) {
        UUID id = uuid(CaseIds.CASE, caseId);
        return Attempts.of(() -> {
            claims.claim(NAMESPACE, id, by, Optional.empty());
            Ruling ruling = new Ruling(outcome, List.of(measures), "seen in its context", by);
            return CaseIds.DECISION.wire(
                    deciding.decide(NAMESPACE, id, ruling, OptionalInt.empty()).id());
        });
    }

    /** @return ids of the decisions, in the order of their cases' keys */
    public List<String> decideAll(List<String> caseIds, String by, Outcome outcome) {
        List<UUID> ids = caseIds.stream().map(id -> uuid(CaseIds.CASE, id)).toList();
        return Attempts.of(
                () -> deciding.decideAll(NAMESPACE, ids, new Ruling(outcome, List.of(), "all alike", by)).stream()
                        .map(decision -> CaseIds.DECISION.wire(decision.id()))
                        .toList());
    }

    public void undo(String decisionId, String by) throws SQLException {
        undoing.undo(NAMESPACE, uuid(CaseIds.DECISION, decisionId), new Undoing.Order(by, "too early"));
    }

    private static UUID uuid(IdFormat format, String wire) {
        return format.ofWire(wire).orElseThrow();
    }
}
