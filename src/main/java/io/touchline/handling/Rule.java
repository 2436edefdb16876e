package io.touchline.handling;

import java.util.List;
import java.util.Optional;

/** A rule as written, checked but not yet bound to a policy. */
record Rule(String id, Condition when, Outcome then) {

    /** The {@code then} of a rule; {@code suggestion} is {@code PASS} where the rule does not make one. */
    record Outcome(Suggestion suggestion, List<Measure> recommend, Optional<Case> openCase) {}

    /** The {@code case} of a rule. */
    record Case(String queue, int priority) {}
}
