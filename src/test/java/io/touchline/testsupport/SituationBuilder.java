package io.touchline.testsupport;

import io.touchline.coordination.StormLevel;
import io.touchline.handling.GroupState;
import io.touchline.handling.Rung;
import io.touchline.handling.Situation;
import io.touchline.handling.TargetState;
import io.touchline.handling.ThreadTrait;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.QuotedLabel;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Situations for tests, from one in which nothing is the matter. */
public final class SituationBuilder {

    private final Map<Category, Double> scores = new EnumMap<>(Category.class);
    private final List<LabelScore> labels = new ArrayList<>();
    private final List<QuotedLabel> quoted = new ArrayList<>();
    private final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    private final List<TargetState> targets = new ArrayList<>();
    private Severity severity = Severity.NONE;
    private final Map<Category, Severity> gravest = new EnumMap<>(Category.class);
    private Optional<GroupState> group = Optional.empty();
    private double coordination;
    private Rung standing = Rung.CLEAN;
    private final Set<ThreadTrait> thread = EnumSet.noneOf(ThreadTrait.class);

    public static SituationBuilder calm() {
        return new SituationBuilder();
    }

    public SituationBuilder score(Category category, double score) {
        scores.put(category, score);
        return this;
    }

    /** The label, and its category's score and evidence, and the comment's severity, at least as high. */
    public SituationBuilder label(Label label, double score, int severityLevel) {
        labels.add(new LabelScore(label, score, Severity.of(severityLevel), List.of()));
        if (label.category() != Category.ACCOUNT) {
            scores.merge(label.category(), score, Math::max);
            gravest.merge(
                    label.category(),
                    Severity.of(severityLevel),
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return severity(Math.max(severityLevel, severity.level()));
    }

    public SituationBuilder quoted(Label label, int severityLevel) {
        quoted.add(new QuotedLabel(label, Severity.of(severityLevel), List.of()));
        return this;
    }

    /** Evidence that stands, without a label that holds. */
    public SituationBuilder stands(Category category, int level) {
        gravest.put(category, Severity.of(level));
        return this;
    }

    public SituationBuilder severity(int level) {
        severity = Severity.of(level);
        return this;
    }

    public SituationBuilder modifier(Modifier modifier) {
        modifiers.add(modifier);
        return this;
    }

    public SituationBuilder target(TargetRole role, StormLevel storm) {
        targets.add(new TargetState("target-" + targets.size(), role, false, ProtectionWish.STANDARD, storm));
        return this;
    }

    public SituationBuilder minorTarget(StormLevel storm) {
        targets.add(
                new TargetState("target-" + targets.size(), TargetRole.ATHLETE, true, ProtectionWish.STANDARD, storm));
        return this;
    }

    public SituationBuilder group(double coordinationScore) {
        group = Optional.of(new GroupState("g_1", coordinationScore));
        return coordination(coordinationScore);
    }

    public SituationBuilder coordination(double score) {
        coordination = score;
        return this;
    }

    public SituationBuilder target(TargetState target) {
        targets.add(target);
        return this;
    }

    public SituationBuilder standing(Rung rung) {
        standing = rung;
        return this;
    }

    public SituationBuilder thread(ThreadTrait trait) {
        thread.add(trait);
        return this;
    }

    /** What was said of nobody in particular is said of all the targets. */
    public Situation build() {
        List<String> all = targets.stream().map(TargetState::id).toList();
        return new Situation(
                scores,
                labels.stream()
                        .map(held -> new LabelScore(held.label(), held.score(), held.severity(), all))
                        .toList(),
                quoted.stream()
                        .map(told -> new QuotedLabel(told.label(), told.severity(), all))
                        .toList(),
                severity,
                gravest,
                modifiers,
                targets,
                group,
                coordination,
                standing,
                thread);
    }
}
