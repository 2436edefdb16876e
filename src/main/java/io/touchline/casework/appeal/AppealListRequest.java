package io.touchline.casework.appeal;

import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import io.touchline.casework.cases.CaseIds;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** What a list of appeals is asked for. */
record AppealListRequest(
        Optional<AppealState> state,
        Optional<Boolean> overdue,
        Optional<UUID> decision,
        Optional<String> authorId,
        PageRequest page) {

    /** @throws ProblemException 400 for an unknown parameter, 422 for a value that cannot be */
    static AppealListRequest of(UriInfo uri) {
        QueryParameters query =
                QueryParameters.of(uri, "state", "overdue", "decisionId", "authorId", "cursor", "limit");
        return new AppealListRequest(
                query.name("state", AppealState.class),
                query.externalId("overdue").map(AppealListRequest::truth),
                query.externalId("decisionId").map(AppealListRequest::decision),
                query.externalId("authorId"),
                query.page());
    }

    private static boolean truth(String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new ProblemException(422, "/overdue", "must be true or false");
    }

    private static UUID decision(String value) {
        return CaseIds.DECISION
                .ofWire(value)
                .orElseThrow(() -> new ProblemException(422, "/decisionId", "must be the id of a decision"));
    }
}
