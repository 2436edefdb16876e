package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one entry of each kind from its keys. Answers empty where the entry is too broken to go on with. */
final class EntryReader {

    static final Set<String> TERM_KEYS = Set.of(
            "id", "term", "also", "severity", "weight", "target", "disguises", "withheld", "unless", "despite", "why");
    static final Set<String> FRAME_KEYS = Set.of(
            "id",
            "match",
            "scope",
            "severity",
            "weight",
            "target",
            "disguises",
            "withheld",
            "unless",
            "despite",
            "why");
    static final Set<String> CUE_KEYS = Set.of("id", "modifier", "match", "term", "reach", "within", "why");
    static final Set<String> EXEMPT_KEYS = Set.of("id", "modifier", "match", "term", "why");
    static final Set<String> CLASS_KEYS = Set.of("id", "any", "why");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int WIDEST_REACH = 200;
    private static final double LEAST_WEIGHT = 0.1;
    private static final double MOST_WEIGHT = 8;

    private final LiteralReader literals;
    private final FrameReader frames;

    EntryReader(LiteralReader literals) {
        this.literals = literals;
        this.frames = new FrameReader(literals);
    }

    static Optional<String> id(Fields fields) {
        Optional<String> id = fields.requiredText("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            fields.error("id", "must be small letters, digits and hyphens, at most 64");
            return Optional.empty();
        }
        return id;
    }

    Optional<LexiconEntry.Term> term(Fields fields, String id, FileDisguises defaults) {
        requireReason(fields);
        List<Literal> words = new ArrayList<>();
        fields.requiredText("term")
                .flatMap(term -> literal(fields, "term", term))
                .ifPresent(words::add);
        words.addAll(literals(fields, "also"));
        return traits(fields, defaults)
                .filter(traits -> !words.isEmpty())
                .map(traits -> new LexiconEntry.Term(id, fields.line(), words, traits));
    }

    Optional<LexiconEntry.Frame> frame(Fields fields, String id, FileDisguises defaults) {
        requireReason(fields);
        Scope scope = choice(fields, "scope", Scope.values()).orElse(Scope.CLAUSE);
        Optional<List<FrameElement>> match = fields.requiredText("match").flatMap(written -> frameOf(fields, written));
        Optional<HarmTraits> traits = traits(fields, defaults);
        if (match.isEmpty() || traits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LexiconEntry.Frame(id, fields.line(), match.get(), scope, traits.get()));
    }

    Optional<LexiconEntry.Cue> cue(Fields fields, String id) {
        requireReason(fields);
        Optional<Modifier> modifier = modifier(fields, fields.requiredText("modifier"));
        fields.requiredText("reach");
        Optional<Reach> reach = choice(fields, "reach", Reach.values());
        int within = within(fields, reach);
        Optional<List<FrameElement>> match = termOrMatch(fields);
        if (modifier.isEmpty() || reach.isEmpty() || match.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LexiconEntry.Cue(id, fields.line(), match.get(), modifier.get(), reach.get(), within));
    }

    Optional<LexiconEntry.Exempt> exempt(Fields fields, String id) {
        requireReason(fields);
        Optional<Modifier> modifier = modifier(fields, fields.text("modifier"));
        return termOrMatch(fields).map(match -> new LexiconEntry.Exempt(id, fields.line(), match, modifier));
    }

    Optional<LexiconEntry.WordClass> wordClass(Fields fields, String id) {
        requireReason(fields);
        if (id.equals("target")) {
            fields.error("id", "'target' stands for mentions and is no class");
        }
        List<Literal> words = literals(fields, "any");
        if (words.isEmpty()) {
            fields.error("'any' needs at least one word");
            return Optional.empty();
        }
        return Optional.of(new LexiconEntry.WordClass(id, fields.line(), words));
    }

    private static void requireReason(Fields fields) {
        fields.requiredText("why");
    }

    private Optional<HarmTraits> traits(Fields fields, FileDisguises defaults) {
        Optional<Severity> severity = severity(fields);
        OptionalDouble weight = weight(fields);
        boolean targetRequired = targetRequired(fields);
        Set<Modifier> unless = choices(fields, "unless", EnumSet.allOf(Modifier.class));
        Set<Modifier> despite = choices(fields, "despite", EnumSet.allOf(Modifier.class));
        if (despite.stream().anyMatch(unless::contains)) {
            fields.error("despite", "a modifier cannot both cancel an entry and take nothing from it");
        }
        FileDisguises disguises = defaults.overriddenBy(fields);
        return severity.map(s -> new HarmTraits(
                s, weight.orElseGet(() -> HarmTraits.weightOf(s)), targetRequired, unless, despite, disguises));
    }

    private static Optional<Severity> severity(Fields fields) {
        if (!fields.has("severity")) {
            fields.error("'severity' is missing");
        }
        OptionalInt level = fields.integer("severity");
        if (level.isEmpty()) {
            return Optional.empty();
        }
        if (level.getAsInt() < Severity.RUDE.level() || level.getAsInt() > Severity.THREAT.level()) {
            fields.error("severity", "must be 1 to 4, not " + level.getAsInt());
            return Optional.empty();
        }
        return Optional.of(Severity.of(level.getAsInt()));
    }

    private static OptionalDouble weight(Fields fields) {
        OptionalDouble weight = fields.decimal("weight");
        if (weight.isPresent() && (weight.getAsDouble() < LEAST_WEIGHT || weight.getAsDouble() > MOST_WEIGHT)) {
            fields.error("weight", "must be " + LEAST_WEIGHT + " to " + MOST_WEIGHT);
            return OptionalDouble.empty();
        }
        return weight;
    }

    private static boolean targetRequired(Fields fields) {
        String target = fields.text("target").orElse("optional");
        if (!Set.of("required", "optional").contains(target)) {
            fields.error("target", "must be required or optional");
        }
        return target.equals("required");
    }

    private static int within(Fields fields, Optional<Reach> reach) {
        OptionalInt within = fields.integer("within");
        if (within.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (reach.isPresent() && reach.get() != Reach.AFTER && reach.get() != Reach.BEFORE) {
            fields.error("within", "shortens only the reach after or before");
        }
        if (within.getAsInt() < 1 || within.getAsInt() > WIDEST_REACH) {
            fields.error("within", "must be 1 to " + WIDEST_REACH);
            return WIDEST_REACH;
        }
        return within.getAsInt();
    }

    private static Optional<Modifier> modifier(Fields fields, Optional<String> name) {
        Optional<Modifier> modifier = name.flatMap(EntryReader::modifierOf);
        if (name.isPresent() && modifier.isEmpty()) {
            fields.error("modifier", "'" + name.get() + "' is not a modifier");
        }
        return modifier;
    }

    private static Optional<Modifier> modifierOf(String name) {
        return Arrays.stream(Modifier.values())
                .filter(m -> m.name().equals(name))
                .findFirst();
    }

    private Optional<List<FrameElement>> termOrMatch(Fields fields) {
        if (fields.has("term") == fields.has("match")) {
            fields.error("needs either 'term' or 'match'");
            return Optional.empty();
        }
        if (fields.has("match")) {
            return fields.text("match").flatMap(match -> frameOf(fields, match));
        }
        return fields.text("term")
                .flatMap(term -> literal(fields, "term", term))
                .map(word -> List.of(new FrameElement.Words(List.of(word), false)));
    }

    private Optional<List<FrameElement>> frameOf(Fields fields, String written) {
        try {
            return Optional.of(frames.read(written));
        } catch (FrameSyntaxException e) {
            fields.error("match", e.getMessage());
            return Optional.empty();
        }
    }

    private List<Literal> literals(Fields fields, String key) {
        List<Literal> words = new ArrayList<>();
        for (String written : fields.texts(key)) {
            literal(fields, key, written).ifPresent(words::add);
        }
        return words;
    }

    private Optional<Literal> literal(Fields fields, String key, String written) {
        try {
            return Optional.of(literals.read(written));
        } catch (IllegalArgumentException e) {
            fields.error(key, e.getMessage());
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(Fields fields, String key, E[] values) {
        Optional<String> name = fields.text(key);
        Optional<E> choice = name.flatMap(written -> Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst());
        if (name.isPresent() && choice.isEmpty()) {
            fields.error(
                    key,
                    "'" + name.get() + "' is none of " + Arrays.toString(values).toLowerCase(Locale.ROOT));
        }
        return choice;
    }

    /** @param allowed in the order in which errors list them */
    static <E extends Enum<E>> Set<E> choices(Fields fields, String key, E[] allowed) {
        return choices(fields, key, new LinkedHashSet<>(List.of(allowed)));
    }

    static <E extends Enum<E>> Set<E> choices(Fields fields, String key, Set<E> allowed) {
        List<String> names = fields.texts(key);
        Fields.twice(names).forEach(name -> fields.error(key, "'" + name + "' stands twice"));
        for (String name : names) {
            if (allowed.stream().noneMatch(value -> value.name().equals(name))) {
                fields.error(key, "'" + name + "' is none of " + allowed);
            }
        }
        return Set.copyOf(
                allowed.stream().filter(value -> names.contains(value.name())).toList());
    }
}
