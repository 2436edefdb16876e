package io.touchline.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.QuotedLabel;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@link Judged} as compact JSON, some 100 to 400 bytes: what is nothing is left out, names are those of the API. It
 * holds no text and no account. Read back, it is equal to what was written; a name that this version does not know is
 * an error. For any number of threads.
 */
public final class JudgedCodec {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public JudgedCodec() {
        JsonMapper mapper = JsonMapper.builder()
                .serializationInclusion(JsonInclude.Include.NON_DEFAULT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        writer = mapper.writerFor(Kept.class);
        reader = mapper.readerFor(Kept.class);
    }

    public String write(Judged judged) {
        try {
            return writer.writeValueAsString(Kept.of(judged));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values cannot be written", e);
        }
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} gives */
    public Judged read(String json) {
        try {
            return reader.<Kept>readValue(json).judged();
        } catch (JsonProcessingException | NullPointerException e) {
            // What must be there may be missing at any depth.
            throw new IllegalArgumentException("not a kept situation", e);
        }
    }

    private record KeptLabel(String n, double p, int v, List<String> t) {}

    private record KeptQuoted(String n, int v, List<String> t) {

        static KeptQuoted of(QuotedLabel quoted) {
            return new KeptQuoted(quoted.label().wire(), quoted.severity().level(), orNull(quoted.targetIds()));
        }

        QuotedLabel label() {
            return new QuotedLabel(Kept.label(n), Severity.of(v), orEmpty(t));
        }
    }

    private record KeptTarget(String id, String role, boolean minor, String wish, String storm) {

        static KeptTarget of(TargetState target) {
            return new KeptTarget(
                    target.id(),
                    target.role().name(),
                    target.minor(),
                    unless(ProtectionWish.STANDARD, target.wish()),
                    unless(StormLevel.CALM, target.storm()));
        }

        TargetState state() {
            return new TargetState(
                    id,
                    TargetRole.valueOf(role),
                    minor,
                    or(ProtectionWish.STANDARD, wish, ProtectionWish::valueOf),
                    or(StormLevel.CALM, storm, StormLevel::valueOf));
        }
    }

    private record Kept(
            double abuse,
            double slander,
            double incitement,
            List<KeptLabel> labels,
            List<KeptQuoted> quoted,
            int severity,
            Map<String, Integer> gravest,
            List<String> modifiers,
            List<KeptTarget> targets,
            String group,
            double groupScore,
            double coordination,
            String standing,
            List<String> thread,
            String suggestion,
            List<String> actions) {

        static Kept of(Judged judged) {
            Situation situation = judged.situation();
            return new Kept(
                    situation.score(Category.ABUSE),
                    situation.score(Category.SLANDER),
                    situation.score(Category.INCITEMENT),
                    orNull(situation.labels().stream()
                            .map(held -> new KeptLabel(
                                    held.label().wire(),
                                    held.score(),
                                    held.severity().level(),
                                    orNull(held.targetIds())))
                            .toList()),
                    orNull(situation.quoted().stream().map(KeptQuoted::of).toList()),
                    situation.severity().level(),
                    levels(situation.gravest()),
                    names(situation.modifiers()),
                    orNull(situation.targets().stream().map(KeptTarget::of).toList()),
                    situation.group().map(GroupState::id).orElse(null),
                    situation.group().map(GroupState::score).orElse(0.0),
                    situation.coordinationScore(),
                    unless(Rung.CLEAN, situation.standing()),
                    names(situation.thread()),
                    unless(Suggestion.PASS, judged.suggestion()),
                    names(judged.actions()));
        }

        Judged judged() {
            Situation situation = new Situation(
                    Map.of(Category.ABUSE, abuse, Category.SLANDER, slander, Category.INCITEMENT, incitement),
                    orEmpty(labels).stream()
                            .map(kept -> new LabelScore(label(kept.n), kept.p, Severity.of(kept.v), orEmpty(kept.t)))
                            .toList(),
                    orEmpty(quoted).stream().map(KeptQuoted::label).toList(),
                    Severity.of(severity),
                    severities(gravest),
                    values(modifiers, Modifier::valueOf),
                    orEmpty(targets).stream().map(KeptTarget::state).toList(),
                    Optional.ofNullable(group).map(id -> new GroupState(id, groupScore)),
                    coordination,
                    or(Rung.CLEAN, standing, Rung::valueOf),
                    values(thread, ThreadTrait::valueOf));
            return new Judged(
                    situation, or(Suggestion.PASS, suggestion, Suggestion::valueOf), values(actions, Action::valueOf));
        }

        private static Label label(String wire) {
            return Label.ofWire(wire).orElseThrow(() -> new IllegalArgumentException("unknown label"));
        }
    }

    private static Map<String, Integer> levels(Map<Category, Severity> gravest) {
        Map<String, Integer> levels = new TreeMap<>();
        gravest.forEach((category, severity) -> {
            if (severity != Severity.NONE) {
                levels.put(category.name(), severity.level());
            }
        });
        return levels.isEmpty() ? null : levels;
    }

    private static Map<Category, Severity> severities(Map<String, Integer> levels) {
        Map<Category, Severity> severities = new EnumMap<>(Category.class);
        if (levels != null) {
            levels.forEach((category, level) -> severities.put(Category.valueOf(category), Severity.of(level)));
        }
        return severities;
    }

    private static <T> List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return orNull(values.stream().map(Enum::name).sorted().toList());
    }

    private static <E> Set<E> values(List<String> names, Function<String, E> of) {
        return orEmpty(names).stream().map(of).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> String unless(E usual, E value) {
        return value == usual ? null : value.name();
    }

    private static <E> E or(E usual, String name, Function<String, E> of) {
        return name == null ? usual : of.apply(name);
    }
}
