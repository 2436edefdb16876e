package io.touchline.handling;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In what one decision comes to something else than another, for whoever carries both out: the names and the order of
 * the rules do not count.
 *
 * @param suggestion true if it is another
 * @param added measures that only the later one recommends
 * @param removed those that only the earlier one does
 * @param changed of measures that both recommend, what is not the same
 * @param ofCase what is not the same of the case; empty if both ask for the same one, or for none
 */
public record Differences(
        boolean suggestion,
        Set<Action> added,
        Set<Action> removed,
        Map<Action, Set<Term>> changed,
        Set<CaseTerm> ofCase) {

    /** What belongs to a measure. */
    public enum Term {
        REQUIRES_HUMAN,
        STRIKE,
        EXPIRES_AFTER,
        REVIEW_AFTER,
        TARGET_IDS,
        REASONS
    }

    /** What there is to a case. */
    public enum CaseTerm {
        /** Only the later decision asks for one. */
        ADDED,
        /** Only the earlier one does. */
        REMOVED,
        QUEUE,
        PRIORITY
    }

    /** Of two decisions of which no more is known than suggestion and measures. */
    public static Differences between(Judged from, Judged to) {
        return new Differences(
                from.suggestion() != to.suggestion(),
                without(to.actions(), from.actions()),
                without(from.actions(), to.actions()),
                Map.of(),
                Set.of());
    }

    public static Differences between(Decision from, Decision to) {
        Map<Action, List<Recommendation>> before = byAction(from);
        Map<Action, List<Recommendation>> after = byAction(to);
        Map<Action, Set<Term>> changed = new EnumMap<>(Action.class);
        before.forEach((action, own) -> {
            Set<Term> terms = terms(own, after.getOrDefault(action, own));
            if (!terms.isEmpty()) {
                changed.put(action, terms);
            }
        });
        return new Differences(
                from.suggestion() != to.suggestion(),
                without(after.keySet(), before.keySet()),
                without(before.keySet(), after.keySet()),
                changed,
                caseTerms(from.caseRequest(), to.caseRequest()));
    }

    public boolean none() {
        return !suggestion && added.isEmpty() && removed.isEmpty() && changed.isEmpty() && ofCase.isEmpty();
    }

    private static Map<Action, List<Recommendation>> byAction(Decision decision) {
        return decision.recommendations().stream()
                .collect(Collectors.groupingBy(
                        Recommendation::action, () -> new EnumMap<>(Action.class), Collectors.toList()));
    }

    private static Set<Action> without(Set<Action> ones, Set<Action> others) {
        Set<Action> only = EnumSet.noneOf(Action.class);
        only.addAll(ones);
        only.removeAll(others);
        return only;
    }

    /** By target, since for some a machine may take the measure while it waits for a person for others. */
    private static Set<Term> terms(List<Recommendation> from, List<Recommendation> to) {
        Map<String, Recommendation> before = byTarget(from);
        Map<String, Recommendation> after = byTarget(to);
        Set<Term> terms = EnumSet.noneOf(Term.class);
        if (!before.keySet().equals(after.keySet())) {
            terms.add(Term.TARGET_IDS);
        }
        before.forEach((target, one) -> {
            if (after.containsKey(target)) {
                terms.addAll(terms(one, after.get(target)));
            }
        });
        return terms;
    }

    /** What is for no target in particular is under the empty id. */
    private static Map<String, Recommendation> byTarget(List<Recommendation> measures) {
        Map<String, Recommendation> byTarget = new HashMap<>();
        for (Recommendation measure : measures) {
            List<String> ids = measure.targetIds().isEmpty() ? List.of("") : measure.targetIds();
            ids.forEach(id -> byTarget.put(id, measure));
        }
        return byTarget;
    }

    private static Set<Term> terms(Recommendation from, Recommendation to) {
        Set<Term> terms = EnumSet.noneOf(Term.class);
        add(terms, Term.REQUIRES_HUMAN, from.requiresHuman(), to.requiresHuman());
        add(terms, Term.STRIKE, from.strike(), to.strike());
        add(terms, Term.EXPIRES_AFTER, from.expiresAfter(), to.expiresAfter());
        add(terms, Term.REVIEW_AFTER, from.reviewAfter(), to.reviewAfter());
        add(terms, Term.REASONS, Set.copyOf(from.reasons()), Set.copyOf(to.reasons()));
        return terms;
    }

    private static Set<CaseTerm> caseTerms(Optional<CaseRequest> from, Optional<CaseRequest> to) {
        Set<CaseTerm> terms = EnumSet.noneOf(CaseTerm.class);
        if (from.isEmpty() || to.isEmpty()) {
            to.ifPresent(wanted -> terms.add(CaseTerm.ADDED));
            from.ifPresent(wanted -> terms.add(CaseTerm.REMOVED));
            return terms;
        }
        add(terms, CaseTerm.QUEUE, from.get().queue(), to.get().queue());
        add(terms, CaseTerm.PRIORITY, from.get().priority(), to.get().priority());
        return terms;
    }

    private static <T> void add(Set<T> terms, T term, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            terms.add(term);
        }
    }
}
