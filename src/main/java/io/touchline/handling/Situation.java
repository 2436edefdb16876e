package io.touchline.handling;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.QuotedLabel;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that a policy may know about a comment. The text is not in it, so a policy can neither match nor leak it, and a
 * past situation can be replayed after the text has been erased.
 *
 * @param scores calibrated probabilities of the three scored categories; one that is absent counts as 0
 * @param labels labels that hold, ACCOUNT labels among them
 * @param quoted labels that do not hold because the comment only quotes or objects to what speaks for them
 * @param severity the gravest severity of the labels that hold
 * @param gravest by category the gravest severity of the evidence that stands, whether or not a label holds; one that is
 *     absent has none
 * @param modifiers modifiers that speak for the comment: nothing as grave as what they cover is said outside them
 * @param targets the registered targets of the comment
 * @param group the coordinated group that the author is moving with, if any
 * @param coordinationScore how coordinated the author's recent actions are, 0 to 1; 0 where nothing is known
 * @param standing where the author's account stands; {@code CLEAN} where nothing is known
 * @param thread what is known of the place of the comment
 */
public record Situation(
        Map<Category, Double> scores,
        List<LabelScore> labels,
        List<QuotedLabel> quoted,
        Severity severity,
        Map<Category, Severity> gravest,
        Set<Modifier> modifiers,
        List<TargetState> targets,
        Optional<GroupState> group,
        double coordinationScore,
        Rung standing,
        Set<ThreadTrait> thread) {

    /** A category is asserted from here on, by definition of the scores. */
    static final double ASSERTED_AT = 0.5;

    public Situation {
        scores = Map.copyOf(scores);
        labels = List.copyOf(labels);
        quoted = List.copyOf(quoted);
        Objects.requireNonNull(severity, "severity");
        gravest = Map.copyOf(gravest);
        modifiers = Set.copyOf(modifiers);
        targets = List.copyOf(targets);
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(standing, "standing");
        thread = Set.copyOf(thread);
        if (scores.containsKey(Category.ACCOUNT)) {
            throw new IllegalArgumentException("ACCOUNT labels stand outside the scores");
        }
        scores.forEach((category, score) -> requireProbability(category + " score", score));
        requireProbability("coordination score", coordinationScore);
    }

    double score(Category category) {
        return scores.getOrDefault(category, 0.0);
    }

    Severity gravest(Category category) {
        return gravest.getOrDefault(category, Severity.NONE);
    }

    boolean asserts(Category category) {
        return score(category) >= ASSERTED_AT;
    }

    /** The score with which the label holds; empty if it does not hold. */
    OptionalDouble labelScore(Label label) {
        OptionalDouble best = OptionalDouble.empty();
        for (LabelScore held : labels) {
            if (held.label() == label) {
                best = OptionalDouble.of(Math.max(held.score(), best.orElse(0)));
            }
        }
        return best;
    }

    /** Whether the label is only quoted or objected to, at that severity or a graver one. */
    boolean quotes(Label label, Severity atLeast) {
        for (QuotedLabel told : quoted) {
            if (told.label() == label && told.severity().compareTo(atLeast) >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean anyTarget(Predicate<TargetState> predicate) {
        for (TargetState target : targets) {
            if (predicate.test(target)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same, as it would be if the comment had these targets alone and said only what it says of all of them. A category
     * goes with the last of its labels; what no label holds of is said of everybody.
     */
    Situation only(List<TargetState> few) {
        return only(few, targetIds -> concernsAll(targetIds, few));
    }

    /** The same, as it would be if the comment had no targets and said only what it says of nobody who is registered. */
    Situation ofNobody() {
        return only(List.of(), List::isEmpty);
    }

    private Situation only(List<TargetState> few, Predicate<List<String>> counts) {
        List<LabelScore> own = labels.stream()
                .filter(held -> isOfAccount(held) || counts.test(held.targetIds()))
                .toList();
        List<QuotedLabel> told =
                quoted.stream().filter(label -> counts.test(label.targetIds())).toList();
        if (own.size() == labels.size()) {
            return with(few, scores, labels, told, severity, gravest);
        }
        Map<Category, Double> left = new EnumMap<>(Category.class);
        scores.forEach(
                (category, score) -> left.put(category, isOf(labels, category) && !isOf(own, category) ? 0 : score));
        Map<Category, Severity> graves = new EnumMap<>(Category.class);
        gravest.forEach((category, most) -> {
            Severity grave = gravestOf(own, category);
            // What no label holds of is said of everybody, and so is evidence that is graver than any label.
            boolean unnamed = most.compareTo(gravestOf(labels, category)) > 0;
            graves.put(category, unnamed || grave.compareTo(most) > 0 ? most : grave);
        });
        return with(few, left, own, told, gravestOf(own), graves);
    }

    private static Severity gravestOf(List<LabelScore> held, Category category) {
        return held.stream()
                .filter(label -> label.label().category() == category)
                .map(LabelScore::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    private Severity gravestOf(List<LabelScore> own) {
        Severity gravest = Severity.NONE;
        for (LabelScore held : own) {
            gravest = held.severity().compareTo(gravest) > 0 ? held.severity() : gravest;
        }
        // What coordination adds of accounts does not make a comment graver.
        return gravest.compareTo(severity) < 0 ? gravest : severity;
    }

    private Situation with(
            List<TargetState> few,
            Map<Category, Double> left,
            List<LabelScore> own,
            List<QuotedLabel> told,
            Severity most,
            Map<Category, Severity> graves) {
        return new Situation(left, own, told, most, graves, modifiers, few, group, coordinationScore, standing, thread);
    }

    /** What an account does needs nobody whom it does it to. */
    private static boolean isOfAccount(LabelScore held) {
        return held.label().category() == Category.ACCOUNT && held.targetIds().isEmpty();
    }

    /** @param targetIds of what is said; none if it is said of nobody who is registered */
    private static boolean concernsAll(List<String> targetIds, List<TargetState> few) {
        return !targetIds.isEmpty() && few.stream().allMatch(target -> targetIds.contains(target.id()));
    }

    private static boolean isOf(List<LabelScore> labels, Category category) {
        return labels.stream().anyMatch(held -> held.label().category() == category);
    }

    private static void requireProbability(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be 0 to 1, not " + value);
        }
    }
}
