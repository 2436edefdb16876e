package io.touchline.handling;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the {@code then} of a rule. */
final class OutcomeReader {

    private static final Set<String> OUTCOME = Set.of("suggestion", "recommend", "case");
    private static final Set<String> MEASURE =
            Set.of("scope", "action", "expiresAfter", "reviewAfter", "requiresHuman", "strike");
    private static final Set<String> CASE = Set.of("queue", "priority");

    private final Problems problems;

    OutcomeReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Rule.Outcome> read(Node node) {
        return Fields.of(node, "'then'", problems).map(fields -> {
            fields.allowOnly(OUTCOME);
            if (OUTCOME.stream().noneMatch(fields::has)) {
                fields.report("'then' needs 'suggestion', 'recommend' or 'case'");
            }
            Suggestion suggestion =
                    fields.constant("suggestion", Suggestion.class).orElse(Suggestion.PASS);
            List<Measure> measures =
                    fields.list("recommend").map(this::measures).orElse(List.of());
            return new Rule.Outcome(suggestion, measures, fields.node("case").flatMap(this::openCase));
        });
    }

    private List<Measure> measures(List<Node> nodes) {
        List<Measure> measures = new ArrayList<>();
        Set<Action> seen = EnumSet.noneOf(Action.class);
        for (Node node : nodes) {
            Optional<Measure> measure =
                    Fields.of(node, "a recommendation", problems).flatMap(this::measure);
            measure.ifPresent(measures::add);
            if (measure.isPresent() && !seen.add(measure.get().action())) {
                problems.at(node, measure.get().action() + " is recommended twice by this rule");
            }
        }
        return measures;
    }

    private Optional<Measure> measure(Fields fields) {
        fields.allowOnly(MEASURE);
        fields.require("scope", "action");
        Optional<Scope> scope = fields.constant("scope", Scope.class);
        Optional<Action> action = fields.constant("action", Action.class);
        Optional<Boolean> human = fields.flag("requiresHuman");
        Measure measure = new Measure(
                action.orElse(Action.ALLOW),
                human.orElse(false),
                fields.duration("expiresAfter"),
                fields.duration("reviewAfter"),
                fields.flag("strike").orElse(false));
        if (action.isEmpty()) {
            return Optional.empty();
        }
        check(fields, scope, measure, human.equals(Optional.of(false)));
        return Optional.of(measure);
    }

    private static void check(Fields fields, Optional<Scope> scope, Measure measure, boolean machineAlone) {
        Action action = measure.action();
        if (scope.isPresent() && scope.get() != action.scope()) {
            fields.report("action", action + " is a measure of scope " + action.scope() + ", not " + scope.get());
        }
        if (machineAlone && action.alwaysHuman()) {
            fields.report("requiresHuman", action + " always requires a person; it cannot be set to false");
        }
        if (measure.expiresAfter().isPresent() && !action.reversible()) {
            fields.report("expiresAfter", action + " cannot be taken back, so it cannot expire");
        }
        if (measure.strike() && (action != Action.EDUCATE || measure.requiresHuman())) {
            fields.report(
                    "strike",
                    "only EDUCATE without a person may leave a strike by itself; any other strike is a person's decision");
        }
        checkReview(fields, measure);
    }

    private static void checkReview(Fields fields, Measure measure) {
        if (measure.reviewAfter().isEmpty()) {
            return;
        }
        if (measure.action().scope() != Scope.TARGET) {
            fields.report("reviewAfter", "only a measure of scope TARGET is reviewed");
        } else if (measure.expiresAfter()
                .filter(end -> measure.reviewAfter().get().compareTo(end) < 0)
                .isEmpty()) {
            fields.report("reviewAfter", "'reviewAfter' must be less than 'expiresAfter', which must be there");
        }
    }

    private Optional<Rule.Case> openCase(Node node) {
        return Fields.of(node, "'case'", problems).flatMap(fields -> {
            fields.allowOnly(CASE);
            fields.require("queue", "priority");
            Optional<String> queue = fields.id("queue");
            Optional<Integer> priority = fields.integer("priority", CaseRequest.MOST_URGENT, CaseRequest.LEAST_URGENT);
            return queue.flatMap(name -> priority.map(urgency -> new Rule.Case(name, urgency)));
        });
    }
}
