package io.touchline.handling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the document: the list of rules. */
final class RuleReader {

    static final int MAX_RULES = 500;

    private static final Set<String> DOCUMENT = Set.of("rules");
    private static final Set<String> RULE = Set.of("id", "when", "then");

    private final Problems problems;
    private final ConditionReader conditions;
    private final OutcomeReader outcomes;
    private final Map<String, Integer> lineOfId = new HashMap<>();

    RuleReader(Problems problems) {
        this.problems = problems;
        this.conditions = new ConditionReader(problems);
        this.outcomes = new OutcomeReader(problems);
    }

    List<Rule> read(Node document) {
        Optional<Fields> fields = Fields.of(document, "a policy", problems);
        if (fields.isEmpty()) {
            return List.of();
        }
        fields.get().allowOnly(DOCUMENT);
        fields.get().require("rules");
        return fields.get().list("rules").map(this::rules).orElse(List.of());
    }

    private List<Rule> rules(List<Node> nodes) {
        if (nodes.size() > MAX_RULES) {
            problems.at(
                    nodes.get(MAX_RULES), "a policy has at most " + MAX_RULES + " rules; this one has " + nodes.size());
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            problems.enter(labelOf(nodes.get(i), i));
            Fields.of(nodes.get(i), "a rule", problems).flatMap(this::rule).ifPresent(rules::add);
        }
        problems.enter("");
        return rules;
    }

    private Optional<Rule> rule(Fields fields) {
        fields.allowOnly(RULE);
        fields.require("id", "when", "then");
        Optional<String> id = fields.id("id");
        id.ifPresent(name -> claim(fields, name));
        Optional<Condition> when = fields.node("when").flatMap(conditions::read);
        Optional<Rule.Outcome> then = fields.node("then").flatMap(outcomes::read);
        if (id.isEmpty() || when.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(id.get(), when.get(), then.get()));
    }

    private void claim(Fields fields, String id) {
        if (id.equals(Policy.PASS_RULE)) {
            fields.report("id", "'" + id + "' is the name of the rule that is always there");
        }
        int line = fields.node("id").orElseThrow().getStartMark().getLine() + 1;
        Integer earlier = lineOfId.putIfAbsent(id, line);
        if (earlier != null) {
            fields.report("id", "another rule has this id, at line " + earlier);
        }
    }

    /** The rule that stands at a line, for faults that are found before rules are read; empty outside the rules. */
    static String labelAt(Node document, int line) {
        Optional<Node> rules = valueOf(document, "rules");
        if (rules.isPresent() && rules.get() instanceof SequenceNode sequence) {
            List<Node> nodes = sequence.getValue();
            for (int i = nodes.size() - 1; i >= 0; i--) {
                if (nodes.get(i).getStartMark().getLine() < line) {
                    return labelOf(nodes.get(i), i);
                }
            }
        }
        return "";
    }

    private static String labelOf(Node rule, int index) {
        return valueOf(rule, "id")
                .filter(id -> id instanceof ScalarNode)
                .map(id -> ((ScalarNode) id).getValue())
                .filter(id -> Policy.ID.matcher(id).matches())
                .orElse("#" + (index + 1));
    }

    private static Optional<Node> valueOf(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode word
                        && word.getValue().equals(key)) {
                    return Optional.of(entry.getValueNode());
                }
            }
        }
        return Optional.empty();
    }
}
