package io.touchline.handling;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the file. Every accessor reports what is wrong at its place and then answers empty, so that one reading
 * finds all errors; a key that is absent is empty without a report.
 */
final class Fields {

    /** Stricter than YAML, in which {@code 1:30}, {@code 0x1F} and {@code .inf} are numbers too. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Node place;
    private final Map<String, NodeTuple> entries;
    private final Problems problems;

    private Fields(Node place, Map<String, NodeTuple> entries, Problems problems) {
        this.place = place;
        this.entries = entries;
        this.problems = problems;
    }

    /** @param what names the mapping in a message: "a rule" */
    static Optional<Fields> of(Node node, String what, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, what + " must be a mapping");
            return Optional.empty();
        }
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
                problems.at(entry.getKeyNode(), "a key of " + what + " must be a plain word");
            } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
                problems.at(key, "duplicate key " + Problems.quote(key.getValue()));
            }
        }
        return Optional.of(new Fields(node, entries, problems));
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    void allowOnly(Set<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.at(
                        entry.getKeyNode(),
                        "unknown key " + Problems.quote(key) + "; known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    void require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                problems.at(place, "'" + key + "' is missing");
            }
        }
    }

    void report(String reason) {
        problems.at(place, reason);
    }

    void report(String key, String reason) {
        problems.at(entries.get(key).getKeyNode(), reason);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    Optional<List<Node>> list(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
                return Optional.of(sequence.getValue());
            }
            problems.at(node, "'" + key + "' must be a list that is not empty");
            return Optional.empty();
        });
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
                return Optional.of(scalar.getValue());
            }
            problems.at(node, "'" + key + "' must be a text");
            return Optional.empty();
        });
    }

    Optional<String> id(String key) {
        return text(key).filter(id -> {
            if (!Policy.ID.matcher(id).matches()) {
                report(key, "'" + key + "' must be 1 to 64 of a-z 0-9 and -, not beginning with -");
                return false;
            }
            return true;
        });
    }

    <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
        return text(key).flatMap(word -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(word)) {
                    return Optional.of(constant);
                }
            }
            report(
                    key,
                    "unknown " + key + " " + Problems.quote(word) + "; one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(type.getEnumConstants())
                                            .map(Enum::name)
                                            .toList()));
            return Optional.empty();
        });
    }

    Optional<Boolean> flag(String key) {
        return node(key).flatMap(node -> {
            String word = plain(node);
            if (word.equals("true") || word.equals("false")) {
                return Optional.of(word.equals("true"));
            }
            problems.at(node, "'" + key + "' must be true or false");
            return Optional.empty();
        });
    }

    /** A probability. */
    Optional<Double> fraction(String key) {
        return node(key).flatMap(node -> {
            String word = plain(node);
            if (NUMBER.matcher(word).matches()) {
                double value = Double.parseDouble(word);
                if (value >= 0 && value <= 1) {
                    return Optional.of(value);
                }
            }
            problems.at(node, "'" + key + "' must be a number from 0 to 1");
            return Optional.empty();
        });
    }

    Optional<Integer> integer(String key, int least, int most) {
        return node(key).flatMap(node -> {
            String word = plain(node);
            if (INTEGER.matcher(word).matches()) {
                int value = Integer.parseInt(word);
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            }
            problems.at(node, "'" + key + "' must be a whole number from " + least + " to " + most);
            return Optional.empty();
        });
    }

    Optional<Duration> duration(String key) {
        return text(key).flatMap(word -> {
            try {
                Duration value = Duration.parse(word);
                if (value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0) {
                    return Optional.of(value);
                }
            } catch (DateTimeParseException e) {
                // Reported below, with the ones that parse but make no sense.
            }
            report(key, "'" + key + "' must be an ISO 8601 duration of 1 second to 366 days, such as PT24H or P7D");
            return Optional.empty();
        });
    }

    /** The word as it stands, or empty text for what is quoted or no scalar. */
    private static String plain(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() ? scalar.getValue() : "";
    }
}
