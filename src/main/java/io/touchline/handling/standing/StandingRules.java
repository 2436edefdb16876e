package io.touchline.handling.standing;

import io.touchline.handling.Action;
import io.touchline.handling.Rung;
import io.touchline.handling.Scope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What strikes weigh and where points put an account. It cannot be made so that a fresh strike for a measure falls short
 * of that measure's rung, or that a graver rung is easier to reach.
 *
 * @param educationPause of strikes by rule that are less than this apart one counts
 * @param steps one for each measure on an account
 */
record StandingRules(Duration halfLife, Duration educationPause, Map<Action, Step> steps) {

    StandingRules {
        steps = Map.copyOf(steps);
        if (halfLife.toMillis() <= 0) {
            throw new IllegalArgumentException("touchline.standing.half-life must be above zero");
        }
        if (educationPause.isNegative()) {
            throw new IllegalArgumentException("touchline.standing.education-pause must not be negative");
        }
        Step milder = null;
        for (Action action : Action.values()) {
            if (action.scope() == Scope.ACCOUNT) {
                milder = checked(action, steps.get(action), milder);
            }
        }
    }

    /**
     * One rung and the strikes for its measure.
     *
     * @param weight of a fresh strike
     * @param threshold points from which on an account stands here
     * @param expiry after which a strike carries nothing
     */
    record Step(double weight, double threshold, Duration expiry) {}

    /** @throws IllegalArgumentException if the configuration contradicts itself */
    static StandingRules of(StandingConfig config) {
        StandingConfig.Weight weight = config.weight();
        StandingConfig.Threshold from = config.threshold();
        StandingConfig.Expiry expiry = config.expiry();
        Map<Action, Step> steps = new EnumMap<>(Action.class);
        steps.put(Action.EDUCATE, new Step(weight.educate(), from.educate(), expiry.educate()));
        steps.put(Action.WARN, new Step(weight.warn(), from.warn(), expiry.warn()));
        steps.put(Action.LIMIT_COMMENT, new Step(weight.limitComment(), from.limitComment(), expiry.limitComment()));
        steps.put(Action.MUTE, new Step(weight.mute(), from.mute(), expiry.mute()));
        steps.put(
                Action.SUSPEND_MONETISATION,
                new Step(weight.suspendMonetisation(), from.suspendMonetisation(), expiry.suspendMonetisation()));
        steps.put(Action.CLOSE, new Step(weight.close(), from.close(), expiry.close()));
        return new StandingRules(config.halfLife(), config.educationPause(), steps);
    }

    Step step(Action action) {
        return steps.get(action);
    }

    /** The highest rung that so many points reach. */
    Rung rung(double points) {
        Rung reached = Rung.CLEAN;
        for (Map.Entry<Action, Step> step : steps.entrySet()) {
            Rung rung = Rung.valueOf(step.getKey().name());
            if (points >= step.getValue().threshold() && rung.compareTo(reached) > 0) {
                reached = rung;
            }
        }
        return reached;
    }

    private static Step checked(Action action, Step step, Step milder) {
        String name = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (step == null) {
            throw new IllegalArgumentException("touchline.standing: nothing is said of " + name);
        }
        if (!(step.threshold() > (milder == null ? 0 : milder.threshold()))) {
            throw new IllegalArgumentException(
                    "touchline.standing.threshold." + name + " must be above the one before");
        }
        if (!(step.weight() >= step.threshold() && step.weight() <= Strike.HEAVIEST)) {
            throw new IllegalArgumentException("touchline.standing.weight." + name
                    + " must be at least its threshold, so that a fresh strike reaches its rung, and at most "
                    + Strike.HEAVIEST);
        }
        if (step.expiry().toMillis() <= 0) {
            throw new IllegalArgumentException("touchline.standing.expiry." + name + " must be above zero");
        }
        return step;
    }
}
