package io.touchline.casework.appeal;

import io.touchline.api.ExternalId;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseIds;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a list of appeals is asked for. */
record AppealListRequest(
        Optional<AppealState> state,
        Optional<Boolean> overdue,
        Optional<UUID> decision,
        Optional<String> authorId,
        PageRequest page) {

    private static final List<String> KNOWN = List.of("state", "overdue", "decisionId", "authorId", "cursor", "limit");

    /** @throws ProblemException 400 for a parameter that is unknown or given twice, 422 for a value that cannot be */
    static AppealListRequest of(MultivaluedMap<String, String> query) {
        query.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                throw ProblemException.unknownParameter(name);
            }
            if (values.size() > 1) {
                throw new ProblemException(400, "/" + name, "given more than once");
            }
        });
        return new AppealListRequest(
                given(query, "state").map(AppealListRequest::state),
                given(query, "overdue").map(AppealListRequest::truth),
                given(query, "decisionId").map(AppealListRequest::decision),
                given(query, "authorId").map(AppealListRequest::author),
                PageRequest.of(query.getFirst("cursor"), query.getFirst("limit")));
    }

    private static Optional<String> given(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name));
    }

    private static AppealState state(String value) {
        return Arrays.stream(AppealState.values())
                .filter(state -> state.name().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(422, "/state", "must be one of " + Arrays.toString(AppealState.values())));
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

    private static String author(String value) {
        if (!ExternalId.Check.holds(value)) {
            throw new ProblemException(422, "/authorId", "must be 1 to 128 characters without control characters");
        }
        return value;
    }
}
