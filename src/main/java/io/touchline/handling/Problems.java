package io.touchline.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with the file that is being read, with the rule that the reader is in. */
final class Problems {

    private static final int SHOWN_LENGTH = 60;

    /** A parser's own words may have any of the file's in them. */
    private static final int LONGEST_MESSAGE = 160;

    private final String file;
    private final List<PolicyError> errors = new ArrayList<>();
    private String rule = "";

    Problems(String file) {
        this.file = file;
    }

    /** Everything reported from here on belongs to this rule; empty for none. */
    void enter(String ruleLabel) {
        rule = ruleLabel;
    }

    void at(Node node, String reason) {
        at(node.getStartMark().getLine() + 1, rule, reason);
    }

    void at(int line, String ruleLabel, String reason) {
        errors.add(new PolicyError(file, line, ruleLabel, reason));
    }

    boolean any() {
        return !errors.isEmpty();
    }

    /** @throws PolicyException if anything was reported */
    void refuseIfAny() {
        if (any()) {
            throw new PolicyException(errors.stream()
                    .sorted(Comparator.comparingInt(PolicyError::line))
                    .toList());
        }
    }

    /** A word of the file in quotes, cut so that a message stays readable. */
    static String quote(String word) {
        return "'" + (word.length() <= SHOWN_LENGTH ? word : word.substring(0, SHOWN_LENGTH) + "…") + "'";
    }

    static String cut(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? String.valueOf(message)
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
