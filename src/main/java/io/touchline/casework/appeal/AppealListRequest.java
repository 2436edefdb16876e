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

    /** @throws ProblemException 422 for a value that cannot be */
    static AppealListRequest of(UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        return new AppealListRequest(
                query.name("state", AppealState.class),
                query.truth("overdue"),
                query.externalId("decisionId").map(AppealListRequest::decision),
                query.externalId("authorId"),
                query.page());
    }

    private static UUID decision(String value) {
        return CaseIds.DECISION
                .ofWire(value)
                .orElseThrow(() -> new ProblemException(422, "/decisionId", "must be the id of a decision"));
    }
}
