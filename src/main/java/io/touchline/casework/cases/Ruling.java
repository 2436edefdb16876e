package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a person decides, and why.
 *
 * @param measures of {@link Outcome#CHANGE} alone: at least one, at most one on the account and one on the content
 * @param by the person's name with the caller
 */
public record Ruling(Outcome outcome, List<Action> measures, String reason, String by) {

    /** @throws ProblemException 422 if measures and outcome do not go together */
    public Ruling {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        measures = measures == null ? List.of() : List.copyOf(measures);
        if (outcome == Outcome.CHANGE && measures.isEmpty()) {
            throw new ProblemException(422, "/measures", "a change says what stands instead");
        }
        if (outcome != Outcome.CHANGE && !measures.isEmpty()) {
            throw new ProblemException(422, "/measures", "only a change has measures of its own");
        }
        Set<Object> met = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            Action action = measures.get(i);
            boolean oneOfScope = action.scope() == Scope.ACCOUNT || action.scope() == Scope.CONTENT;
            if (!met.add(oneOfScope ? action.scope() : action)) {
                throw new ProblemException(
                        422, "/measures/" + i, "at most one on the account, one on the content, none twice");
            }
        }
    }

    /** The measure on every account, if there is one. */
    Optional<Action> onAccounts() {
        return measures.stream()
                .filter(action -> action.scope() == Scope.ACCOUNT)
                .findFirst();
    }
}
