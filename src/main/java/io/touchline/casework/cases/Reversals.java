package io.touchline.casework.cases;

import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What of a decision does not stand for comments that it covers, though neither undone nor replaced.
 *
 * @param effective false for a second look's, of which nothing stands
 * @param instead what appeals put in the place of what they took back, by their ids
 * @param takenBack what of its author's strikes was taken back by hand, by the places of the comments
 */
record Reversals(boolean effective, Map<UUID, List<String>> instead, Map<Integer, TakenBack> takenBack) {

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
    List<String> insteadBy(UUID appeal) {
        return instead.getOrDefault(appeal, List.of());
    }

    /** Whether a measure for the comment at this place was not taken back by hand. */
    boolean leaves(int seq, Action action) {
        TakenBack back = takenBack.get(seq);
        return back == null
                || action.scope() != Scope.ACCOUNT
                || !(action == Action.EDUCATE ? back.education() : back.others());
    }
}
