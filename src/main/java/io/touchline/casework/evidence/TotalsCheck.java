package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.cases.CaseState;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what a pack's case says of its comments as a whole against the comments. Those of an erased author count: that
 * they were there, and as what, is kept.
 */
final class TotalsCheck implements MemberCheck {

    private final JsonNode about;
    private final Set<String> labels = new TreeSet<>();
    private final Set<String> actions = new TreeSet<>();
    private long members;
    private int severity;
    private boolean sensitive;

    /** @param about the document of the case */
    TotalsCheck(JsonNode about) {
        this.about = about;
    }

    @Override
    public void member(PackedMember member, String where) throws PackFault {
        if (member.labels() == null || member.actions() == null) {
            throw new PackFault(where + " has no labels or no actions");
        }
        members++;
        severity = Math.max(severity, member.severity());
        sensitive |= member.sensitive();
        labels.addAll(member.labels());
        actions.addAll(member.actions());
    }

    /** What became part of another case still says what it was about when it had its comments. */
    @Override
    public void end() throws PackFault {
        require(about.path("memberCount").asLong(-1) == members, "memberCount", "number");
        if (CaseState.MERGED.name().equals(JsonFields.value(about, "state"))) {
            return;
        }
        require(about.path("severity").asInt(-1) == severity, "severity", "highest");
        require(about.path("sensitive").asBoolean() == sensitive, "sensitive", "sum");
        require(isAll("labels", labels), "labels", "sum");
        require(isAll("proposed", actions), "proposed", "sum");
    }

    private boolean isAll(String field, Set<String> all) {
        return all.equals(Set.copyOf(JsonFields.texts(about.path(field))));
    }

    private static void require(boolean same, String field, String what) throws PackFault {
        if (!same) {
            throw new PackFault("case.json: " + field + " is not the " + what + " of what members.jsonl says");
        }
    }
}
