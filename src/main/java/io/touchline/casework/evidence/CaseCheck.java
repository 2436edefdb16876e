package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds what a pack's case says of its decisions against what the events say of them. */
final class CaseCheck {

    /** As many decisions a case lists, the newest ones, where there are more. */
    private static final int MOST = 200;

    private final JsonNode about;
    private final LoggedCase logged;

    /** @param about the document of the case */
    CaseCheck(JsonNode about, LoggedCase logged) {
        this.about = about;
        this.logged = logged;
    }

    void check() throws PackFault {
        checkAllAreListed();
        DecisionCheck decisions = new DecisionCheck(logged);
        for (JsonNode decision : about.path("decisions")) {
            decisions.check(decision);
        }
    }

    private void checkAllAreListed() throws PackFault {
        Set<String> listed = new HashSet<>();
        for (JsonNode decision : about.path("decisions")) {
            if (!listed.add(decision.path("id").asText())) {
                throw new PackFault("case.json has a decision twice");
            }
        }
        List<String> ids = new ArrayList<>(logged.decided().keySet());
        for (String id : ids.size() > MOST ? ids.subList(ids.size() - 1, ids.size()) : ids) {
            if (!listed.contains(id)) {
                throw new PackFault("case.json leaves out " + id);
            }
        }
    }
}
