package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.cases.CaseState;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds which comments of a pack appeals took back against the appeals that the events say were granted: of a decision as
 * many as the event counts, all of them covered by it; of what a rule did the one that the appeal was about.
 */
final class OverturnedCheck implements MemberCheck {

    private final boolean told;
    private final LoggedCase logged;
    private final Map<String, Long> overturned = new HashMap<>();

    /** @param about the document of the case */
    OverturnedCheck(JsonNode about, LoggedCase logged) {
        this.logged = logged;
        this.told = tellsOfAppeals(about, logged);
    }

    /**
     * A second look shows the comments of another case, with what appeals took back there, and none of that case's events;
     * to whom it is open it shows neither.
     */
    private static boolean tellsOfAppeals(JsonNode about, LoggedCase logged) {
        String state = JsonFields.value(about, "state");
        if (CaseState.EMPTIED.name().equals(state)) {
            return logged.once(AuditKind.CASE_EMPTIED)
                    .map(event -> event.value("reviewOf") == null)
                    .orElse(false);
        }
        return JsonFields.value(about, "reviewOf") == null;
    }

    @Override
    public void member(PackedMember member, String where) throws PackFault {
        if (!told || member.overturnedBy() == null) {
            return;
        }
        LoggedEvent appeal = logged.granted().get(member.overturnedBy());
        if (appeal == null) {
            throw new PackFault(where + ": overturnedBy is no appeal that events.jsonl says was granted");
        }
        if (!isCovered(member, appeal)) {
            throw new PackFault(
                    where + ": overturnedBy is an appeal that " + appeal.where() + " says was about others");
        }
        overturned.merge(member.overturnedBy(), 1L, Long::sum);
    }

    private boolean isCovered(PackedMember member, LoggedEvent appeal) {
        String decision = appeal.value("decisionId");
        if (decision == null) {
            return member.assessmentId() != null && member.assessmentId().equals(appeal.value("assessmentId"));
        }
        LoggedEvent decided = logged.decided().get(decision);
        return decided != null && member.seq() <= decided.body().path("members").asLong();
    }

    @Override
    public void end() throws PackFault {
        for (Map.Entry<String, LoggedEvent> granted : logged.granted().entrySet()) {
            LoggedEvent appeal = granted.getValue();
            String decision = appeal.value("decisionId");
            if (told
                    && decision != null
                    && logged.decided().containsKey(decision)
                    && appeal.body().path("members").asLong() != overturned.getOrDefault(granted.getKey(), 0L)) {
                throw new PackFault(appeal.where() + " took back another number of comments than members.jsonl says");
            }
        }
    }
}
