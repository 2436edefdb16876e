package io.touchline.casework.cases;

import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What of a decision does not stand for comments that it covers, though neither undone nor replaced.
 *
 * @param effective false for a second look's, of which nothing stands
 * @param instead what appeals put in the place of what they took back, by their ids
 * @param takenBack what of its author's strikes was taken back by hand, by the places of the comments
 */
record Reversals(boolean effective, Map<UUID, Instead> instead, Map<Integer, TakenBack> takenBack) {

    /**
     * What an appeal put in the place of what it took back.
     *
     * @param of the decision that it was heard against, which may be replaced since; empty where only a rule had acted
     */
    record Instead(List<String> measures, Optional<CaseDecision> of) {

        private static final Instead NOTHING = new Instead(List.of(), Optional.empty());

        Instead {
            measures = List.copyOf(measures);
        }
    }

    /**
     * Whether nothing is left.
     *
     * @param education of a rule's or a decided one
     * @param others of what was decided
     */
    record TakenBack(boolean education, boolean others) {}

    Reversals {
        instead = Map.copyOf(instead);
        takenBack = Map.copyOf(takenBack);
    }

    /** What an appeal put in the place of what it took back. */
    Instead insteadBy(UUID appeal) {
        return instead.getOrDefault(appeal, Instead.NOTHING);
    }

    /** Whether a measure for the comment at this place was not taken back by hand. */
    boolean leaves(int seq, Action action) {
        TakenBack back = takenBack.get(seq);
        return back == null
                || action.scope() != Scope.ACCOUNT
                || !(action == Action.EDUCATE ? back.education() : back.others());
    }
}
