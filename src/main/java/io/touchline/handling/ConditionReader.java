package io.touchline.handling;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the {@code when} of a rule. */
final class ConditionReader {

    /** How many conditions may stand inside one another, the innermost counted. */
    static final int MAX_DEPTH = 8;

    private static final Map<String, Category> SCORED = Stream.of(Category.values())
            .filter(category -> category != Category.ACCOUNT)
            .collect(Collectors.toUnmodifiableMap(c -> c.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** The key that makes a condition what it is, and the keys that may stand beside it. */
    private enum Kind {
        LABEL("label", "atLeast"),
        QUOTED("quoted", "severity"),
        CATEGORY("category"),
        SCORE("score", "atLeast", "below", "severity"),
        SEVERITY("severity"),
        MODIFIER("modifier"),
        TARGET_ROLE("targetRole"),
        MINOR("minor"),
        PROTECTION("protection"),
        STORM("storm"),
        GROUP("group"),
        COORDINATION("coordination"),
        STANDING("standing"),
        THREAD("thread"),
        ALL("all"),
        ANY("any"),
        NOT("not");

        private final String key;
        private final Set<String> allowed;

        Kind(String key, String... beside) {
            this.key = key;
            Set<String> keys = new HashSet<>(List.of(beside));
            keys.add(key);
            this.allowed = Set.copyOf(keys);
        }

        /** {@code severity} is a condition, and how grave what is quoted, or speaks for a score, has to be. */
        boolean standsBesideAnother(Fields fields) {
            return this == SEVERITY && (fields.has(QUOTED.key) || fields.has(SCORE.key));
        }

        static String list() {
            return Arrays.stream(values()).map(kind -> kind.key).collect(Collectors.joining(", "));
        }
    }

    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Condition> read(Node node) {
        return read(node, 1);
    }

    private Optional<Condition> read(Node node, int depth) {
        if (depth > MAX_DEPTH) {
            problems.at(node, "conditions stand more than " + MAX_DEPTH + " deep");
            return Optional.empty();
        }
        return Fields.of(node, "a condition", problems).flatMap(fields -> read(fields, depth));
    }

    private Optional<Condition> read(Fields fields, int depth) {
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> fields.has(kind.key) && !kind.standsBesideAnother(fields))
                .toList();
        if (kinds.size() != 1) {
            fields.report("a condition has exactly one of " + Kind.list() + "; this one has "
                    + (fields.keys().isEmpty() ? "nothing" : Problems.quote(String.join(", ", fields.keys()))));
            return Optional.empty();
        }
        Kind kind = kinds.get(0);
        fields.allowOnly(kind.allowed);
        return switch (kind) {
            case LABEL -> label(fields);
            case QUOTED -> quoted(fields);
            case CATEGORY -> category(fields);
            case SCORE -> score(fields);
            case SEVERITY -> fields.integer(kind.key, 1, 4).map(Severity::of).map(Condition.Grave::new);
            case MODIFIER -> fields.constant(kind.key, Modifier.class).map(Condition.Modified::new);
            case TARGET_ROLE -> fields.constant(kind.key, TargetRole.class).map(Condition.Role::new);
            case MINOR -> onlyTrue(fields, kind.key).map(yes -> new Condition.Minor());
            case PROTECTION -> fields.constant(kind.key, ProtectionWish.class).map(Condition.Wished::new);
            case STORM -> fields.constant(kind.key, StormLevel.class).map(Condition.Stormy::new);
            case GROUP -> onlyTrue(fields, kind.key).map(yes -> new Condition.Grouped());
            case COORDINATION -> fields.fraction(kind.key).map(Condition.Coordinated::new);
            case STANDING -> standing(fields);
            case THREAD -> fields.constant(kind.key, ThreadTrait.class).map(Condition.Placed::new);
            case ALL -> parts(fields, kind.key, depth).map(Condition.All::new);
            case ANY -> parts(fields, kind.key, depth).map(Condition.Any::new);
            case NOT ->
                fields.node(kind.key).flatMap(part -> read(part, depth + 1)).map(Condition.Not::new);
        };
    }

    private static Optional<Condition> label(Fields fields) {
        double atLeast = fields.fraction("atLeast").orElse(0.0);
        return label(fields, "label").map(known -> new Condition.Labelled(known, atLeast));
    }

    private static Optional<Condition> quoted(Fields fields) {
        Severity severity = fields.integer("severity", 1, 4).map(Severity::of).orElse(Severity.RUDE);
        return label(fields, "quoted").map(known -> new Condition.Quoted(known, severity));
    }

    private static Optional<Label> label(Fields fields, String key) {
        Optional<String> word = fields.text(key);
        Optional<Label> label = word.flatMap(Label::ofWire);
        if (word.isPresent() && label.isEmpty()) {
            fields.report(key, "unknown label " + Problems.quote(word.get()));
        }
        return label;
    }

    private Optional<Condition> category(Fields fields) {
        Optional<Category> category = fields.constant("category", Category.class);
        if (category.equals(Optional.of(Category.ACCOUNT))) {
            fields.report("category", "ACCOUNT has no score that could be asserted; name its labels");
        }
        return category.map(Condition.Asserted::new);
    }

    private Optional<Condition> score(Fields fields) {
        if (!fields.has("atLeast") && !fields.has("below")) {
            fields.report("'score' needs 'atLeast' or 'below'");
        }
        double atLeast = fields.fraction("atLeast").orElse(Double.NEGATIVE_INFINITY);
        double below = fields.fraction("below").orElse(Double.POSITIVE_INFINITY);
        if (atLeast >= below) {
            fields.report("'atLeast' must be less than 'below'");
        }
        Optional<String> word = fields.text("score");
        Optional<Category> category = word.map(SCORED::get);
        if (word.isPresent() && category.isEmpty()) {
            fields.report(
                    "score",
                    "unknown score " + Problems.quote(word.get()) + "; one of "
                            + SCORED.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        Severity severity = fields.integer("severity", 1, 4).map(Severity::of).orElse(Severity.NONE);
        return category.map(known -> new Condition.Scored(known, atLeast, below, severity));
    }

    /** {@code minor: false} could mean "none is" or "one is not", so it is refused rather than guessed at. */
    private static Optional<Boolean> onlyTrue(Fields fields, String key) {
        Optional<Boolean> flag = fields.flag(key);
        if (flag.equals(Optional.of(false))) {
            fields.report(key, "'" + key + "' can only be true; write {not: {" + key + ": true}}");
        }
        return flag;
    }

    private static Optional<Condition> standing(Fields fields) {
        Optional<Rung> rung = fields.constant("standing", Rung.class);
        if (rung.equals(Optional.of(Rung.CLEAN))) {
            fields.report("standing", "'standing: CLEAN' holds for everybody; write {not: {standing: EDUCATE}}");
        }
        return rung.map(Condition.Standing::new);
    }

    private Optional<List<Condition>> parts(Fields fields, String key, int depth) {
        return fields.list(key).map(nodes -> nodes.stream()
                .map(part -> read(part, depth + 1))
                .flatMap(Optional::stream)
                .toList());
    }
}
