package io.touchline.handling;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A situation with what was decided in it: what is kept of a comment so that another policy can be tried on it later.
 *
 * @param actions the measures that were recommended, {@code ALLOW} among them
 */
public record Judged(Situation situation, Suggestion suggestion, Set<Action> actions) {

    public Judged {
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(suggestion, "suggestion");
        actions = Set.copyOf(actions);
    }

    public static Judged of(Situation situation, Decision decision) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        decision.recommendations().forEach(measure -> actions.add(measure.action()));
        return new Judged(situation, decision.suggestion(), actions);
    }
}
