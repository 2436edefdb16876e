package io.touchline.casework.appeal;

import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand instead of what an account's appeal took back: at most one measure on the account and one on the content,
 * neither graver than what stood, and one of them milder or none. Nobody is worse off for having appealed.
 */
record MilderMeasures(List<Action> measures) {

    /** @throws ProblemException 422 if they are not milder than what stood */
    static MilderMeasures of(List<Action> asked, Collection<Action> stood) {
        Set<Scope> met = EnumSet.noneOf(Scope.class);
        for (int i = 0; i < asked.size(); i++) {
            Action action = asked.get(i);
            String pointer = "/measures/" + i;
            if (action.scope() != Scope.ACCOUNT && action.scope() != Scope.CONTENT) {
                throw new ProblemException(422, pointer, "must be a measure on the account or the content");
            }
            if (!met.add(action.scope())) {
                throw new ProblemException(422, pointer, "at most one on the account and one on the content");
            }
            if (gravity(stood, action.scope()) < action.gravity()) {
                throw new ProblemException(422, pointer, "must not be graver than what stood");
            }
        }
        if (!asked.isEmpty() && isSame(asked, stood)) {
            throw new ProblemException(422, "/measures/0", "must be milder than what stood");
        }
        return new MilderMeasures(List.copyOf(asked));
    }

    private static boolean isSame(Collection<Action> asked, Collection<Action> stood) {
        return gravity(asked, Scope.ACCOUNT) == gravity(stood, Scope.ACCOUNT)
                && gravity(asked, Scope.CONTENT) == gravity(stood, Scope.CONTENT);
    }

    /** Of the gravest measure of a scope; less than any without one. */
    private static int gravity(Collection<Action> measures, Scope scope) {
        return measures.stream()
                .filter(action -> action.scope() == scope)
                .mapToInt(Action::gravity)
                .max()
                .orElse(Integer.MIN_VALUE);
    }

    Optional<Action> onAccount() {
        return measures.stream()
                .filter(action -> action.scope() == Scope.ACCOUNT)
                .findFirst();
    }
}
