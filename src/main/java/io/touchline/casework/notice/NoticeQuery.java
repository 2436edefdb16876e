package io.touchline.casework.notice;

import io.touchline.api.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The query of a request, none of it unknown. */
record NoticeQuery(MultivaluedMap<String, String> parameters) {

    /** @throws ProblemException 400 for one that the route does not know */
    static NoticeQuery of(UriInfo uri, Set<String> known) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.unknownParameter(name);
                });
        return new NoticeQuery(uri.getQueryParameters());
    }

    String first(String name) {
        return parameters.getFirst(name);
    }

    /** @throws ProblemException 422 */
    Optional<NoticeState> state() {
        String wanted = first("state");
        if (wanted == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(NoticeState.values())
                .filter(state -> state.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(422, "/state", "must be DRAFT, PUBLISHED or WITHDRAWN")));
    }
}
