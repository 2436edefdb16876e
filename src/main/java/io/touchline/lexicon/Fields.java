package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of one mapping, read strictly: a value of another type than asked for, a duplicate key, or a key that
 * nobody may ask for is an error with its line. Every reading method answers empty where it reported something.
 */
final class Fields {

    private static final int LONGEST_NUMBER = 9;

    private final String file;
    private final LexiconErrors errors;
    private final int line;
    private final Map<String, Node> values = new HashMap<>();
    private String entry = "";

    Fields(String file, MappingNode mapping, Set<String> allowed, LexiconErrors errors) {
        this.file = file;
        this.errors = errors;
        this.line = YamlDocument.line(mapping.getStartMark());
        // The id goes first, so that errors about the other keys can name the entry.
        mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id"))
                .filter(tuple -> tuple.getValueNode() instanceof ScalarNode)
                .findFirst()
                .ifPresent(tuple -> entry = ((ScalarNode) tuple.getValueNode()).getValue());
        mapping.getValue().forEach(tuple -> take(tuple, allowed));
    }

    int line() {
        return line;
    }

    String entry() {
        return entry;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void error(String reason) {
        errors.add(file, line, entry, reason);
    }

    void error(String key, String reason) {
        Node value = values.get(key);
        errors.add(file, value == null ? line : YamlDocument.line(value.getStartMark()), entry, key + ": " + reason);
    }

    Optional<String> text(String key) {
        return has(key) ? textOf(key, values.get(key)) : Optional.empty();
    }

    Optional<String> requiredText(String key) {
        if (!has(key)) {
            error("'" + key + "' is missing");
        }
        return text(key);
    }

    OptionalInt integer(String key) {
        Optional<String> number = number(key, Tag.INT, "a whole number");
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!number.get().matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
            error(key, "must be a plain whole number");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(number.get()));
    }

    OptionalDouble decimal(String key) {
        Tag tag = has(key) && values.get(key).getTag().equals(Tag.INT) ? Tag.INT : Tag.FLOAT;
        Optional<String> number = number(key, tag, "a number");
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!number.get().matches("[0-9]{1,4}(\\.[0-9]{1,9})?")) {
            error(key, "must be a plain number such as 2.5");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(number.get()));
    }

    /** The keys of a mapping inside this one. */
    Optional<Fields> nested(String key, Set<String> allowed) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof MappingNode mapping) {
            Fields fields = new Fields(file, mapping, allowed, errors);
            fields.entry = entry;
            return Optional.of(fields);
        }
        error(key, "must be a mapping");
        return Optional.empty();
    }

    /** The texts of a list; empty where there is no such key. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node node : items(key)) {
            textOf(key, node).ifPresent(texts::add);
        }
        return texts;
    }

    List<MappingNode> mappings(String key) {
        List<MappingNode> mappings = new ArrayList<>();
        for (Node node : items(key)) {
            if (node instanceof MappingNode mapping) {
                mappings.add(mapping);
            } else {
                errors.add(
                        file,
                        YamlDocument.line(node.getStartMark()),
                        entry,
                        key + ": every entry is a mapping of keys");
            }
        }
        return mappings;
    }

    private void take(NodeTuple tuple, Set<String> allowed) {
        int at = YamlDocument.line(tuple.getKeyNode().getStartMark());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            errors.add(file, at, entry, "a key must be a word");
        } else if (!allowed.contains(key.getValue())) {
            errors.add(file, at, entry, "unknown key '" + key.getValue() + "'" + hint(tuple.getValueNode()));
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            errors.add(file, at, entry, "duplicate key '" + key.getValue() + "'");
        }
    }

    private static String hint(Node value) {
        return value.getTag().equals(Tag.NULL) ? "; quote a text that has a comma in it" : "";
    }

    private Optional<String> textOf(String key, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrongType(key, node, "must be a text");
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            return wrongType(key, node, "must be a text; YAML reads " + scalar.getValue() + " otherwise, so quote it");
        }
        if (scalar.getValue().isBlank()) {
            return wrongType(key, node, "must not be blank");
        }
        return Optional.of(scalar.getValue());
    }

    private Optional<String> number(String key, Tag tag, String kind) {
        if (!has(key)) {
            return Optional.empty();
        }
        Node node = values.get(key);
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return Optional.of(scalar.getValue());
        }
        return wrongType(key, node, "must be " + kind);
    }

    private List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue();
        }
        error(key, "must be a list");
        return List.of();
    }

    private Optional<String> wrongType(String key, Node node, String reason) {
        errors.add(file, YamlDocument.line(node.getStartMark()), entry, key + ": " + reason);
        return Optional.empty();
    }

    /** Names that occur twice in a list. */
    static Set<String> twice(List<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                twice.add(name);
            }
        }
        return twice;
    }
}
