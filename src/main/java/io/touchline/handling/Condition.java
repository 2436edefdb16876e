package io.touchline.handling;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The {@code when} of a rule. A pure function of the situation; each kind is one line of the policy language. */
sealed interface Condition {

    boolean holds(Situation situation);

    /** The name under which it stands among the reasons of a recommendation. */
    String name();

    /** Of what a target is, is hit by or wants; it does not hold where there is none. */
    sealed interface OfTarget extends Condition {}

    /** The label holds, with at least this score; {@code atLeast} is 0 where the rule does not say. */
    record Labelled(Label label, double atLeast) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            OptionalDouble score = situation.labelScore(label);
            return score.isPresent() && score.getAsDouble() >= atLeast;
        }

        @Override
        public String name() {
            return label.wire();
        }
    }

    /** The label is only quoted or objected to, at least this grave; {@code RUDE} where the rule does not say. */
    record Quoted(Label label, Severity severity) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.quotes(label, severity);
        }

        @Override
        public String name() {
            return "quoted." + label.wire();
        }
    }

    /** The category is asserted. */
    record Asserted(Category category) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.asserts(category);
        }

        @Override
        public String name() {
            return "category." + category;
        }
    }

    /**
     * The category's score is in {@code [atLeast, below)}, an open end is an infinity, and evidence that stands is at least
     * this grave; {@code NONE} where the rule does not say.
     */
    record Scored(Category category, double atLeast, double below, Severity severity) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            double score = situation.score(category);
            return score >= atLeast
                    && score < below
                    && situation.gravest(category).compareTo(severity) >= 0;
        }

        @Override
        public String name() {
            return "score." + category.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The comment is at least this grave. */
    record Grave(Severity severity) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.severity().compareTo(severity) >= 0;
        }

        @Override
        public String name() {
            return "severity." + severity.level();
        }
    }

    /** The modifier speaks for the comment. */
    record Modified(Modifier modifier) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.modifiers().contains(modifier);
        }

        @Override
        public String name() {
            return "modifier." + modifier;
        }
    }

    /** One of the targets has the role. */
    record Role(TargetRole role) implements OfTarget {

        @Override
        public boolean holds(Situation situation) {
            return situation.anyTarget(target -> target.role() == role);
        }

        @Override
        public String name() {
            return "targetRole." + role;
        }
    }

    /** One of the targets is under age. */
    record Minor() implements OfTarget {

        @Override
        public boolean holds(Situation situation) {
            return situation.anyTarget(TargetState::minor);
        }

        @Override
        public String name() {
            return "minor";
        }
    }

    /** One of the targets has this wish. */
    record Wished(ProtectionWish wish) implements OfTarget {

        @Override
        public boolean holds(Situation situation) {
            return situation.anyTarget(target -> target.wish() == wish);
        }

        @Override
        public String name() {
            return "protection." + wish;
        }
    }

    /** One of the targets is hit at least this hard, in the order of alarm of {@link StormLevel}. */
    record Stormy(StormLevel level) implements OfTarget {

        @Override
        public boolean holds(Situation situation) {
            return situation.anyTarget(target -> target.storm().compareTo(level) >= 0);
        }

        @Override
        public String name() {
            return "storm." + level;
        }
    }

    /** The author moves with a group. */
    record Grouped() implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.group().isPresent();
        }

        @Override
        public String name() {
            return "group";
        }
    }

    /** The coordination score is at least this. */
    record Coordinated(double atLeast) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.coordinationScore() >= atLeast;
        }

        @Override
        public String name() {
            return "coordination";
        }
    }

    /** The account stands on this rung or a higher one. */
    record Standing(Rung rung) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.standing().compareTo(rung) >= 0;
        }

        @Override
        public String name() {
            return "standing." + rung;
        }
    }

    /** The comment's place has the trait. */
    record Placed(ThreadTrait trait) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return situation.thread().contains(trait);
        }

        @Override
        public String name() {
            return "thread." + trait;
        }
    }

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            for (Condition part : parts) {
                if (!part.holds(situation)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String name() {
            return parts.stream().map(Condition::name).collect(Collectors.joining("+"));
        }
    }

    /** At least one part holds; only those that do are reasons. */
    record Any(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            for (Condition part : parts) {
                if (part.holds(situation)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String name() {
            return parts.stream().map(Condition::name).collect(Collectors.joining("|"));
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {

        @Override
        public boolean holds(Situation situation) {
            return !part.holds(situation);
        }

        @Override
        public String name() {
            return "not." + part.name();
        }
    }
}
