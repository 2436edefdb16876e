package io.touchline.handling.life;

import io.touchline.api.AccountKey;
import io.touchline.handling.Decision;
import io.touchline.handling.Differences;
import io.touchline.handling.Judged;
import io.touchline.handling.Policy;
import io.touchline.handling.Situation;
import io.touchline.handling.Suggestion;
import io.touchline.handling.TargetState;
import io.touchline.lexicon.Label;
import io.touchline.scoring.LabelScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what a policy changes. Takes the same memory however many assessments there are: tables of what is a closed
 * list, and for targets and accounts structures that are exact while they are few. Not for several threads.
 */
final class BacktestTally {

    private static final int TARGETS_SHOWN = 50;
    private static final int ACCOUNTS_SHOWN = 20;
    private static final int FLIPS_SHOWN = 50;

    /** Some 1 MB of keys. */
    private static final int PLACES = 8_192;

    private static final Suggestion[] SUGGESTIONS = Suggestion.values();

    private final Policy policy;
    private final long[] fired;
    private final long[][] suggestions = new long[SUGGESTIONS.length][SUGGESTIONS.length];
    private final DifferenceCounts differing = new DifferenceCounts();
    private final long[] labelCompared = new long[Label.values().length];
    private final long[] labelChanged = new long[Label.values().length];
    private final Heavy<String> targets = new Heavy<>(PLACES);
    private final Heavy<AccountKey> accounts = new Heavy<>(PLACES);
    private final DistinctAccounts affected = new DistinctAccounts();
    private final FlipSample flips = new FlipSample(FLIPS_SHOWN);
    private long withoutSituation;
    private long unreadable;
    private long compared;
    private long changed;

    BacktestTally(Policy policy) {
        this.policy = policy;
        this.fired = new long[policy.size()];
    }

    void skipWithoutSituation() {
        withoutSituation++;
    }

    void skipUnreadable() {
        unreadable++;
    }

    /**
     * Lets the policy decide and compares.
     *
     * @param recorded the situation, and what was decided then
     * @param beside what to compare with instead, in all that it says; of what was decided then no more is kept
     */
    void compare(String assessmentId, AccountKey account, Judged recorded, Optional<Decision> beside) {
        Situation situation = recorded.situation();
        Decision decision = policy.decide(situation, rule -> fired[rule]++);
        Flipped flipped = new Flipped(recorded, beside, decision);
        Differences differences = flipped.differences();
        compared++;
        suggestions[flipped.from().suggestion().ordinal()][decision.suggestion().ordinal()]++;
        count(situation, !differences.none());
        if (!differences.none()) {
            changed++;
            accounts.add(account);
            affected.add(account);
            differing.add(differences);
            flips.offer(assessmentId, () -> flipped.flip(assessmentId, differences));
        }
    }

    private void count(Situation situation, boolean differs) {
        Set<Label> labels = EnumSet.noneOf(Label.class);
        for (LabelScore held : situation.labels()) {
            if (labels.add(held.label())) {
                labelCompared[held.label().ordinal()]++;
                labelChanged[held.label().ordinal()] += differs ? 1 : 0;
            }
        }
        if (differs) {
            Set<String> ids = new HashSet<>();
            for (TargetState target : situation.targets()) {
                if (ids.add(target.id())) {
                    targets.add(target.id());
                }
            }
        }
    }

    BacktestReport report() {
        return new BacktestReport(
                compared,
                withoutSituation,
                unreadable,
                changed,
                moved(1),
                moved(-1),
                matrix(),
                differing.added(),
                differing.removed(),
                differing.changed(),
                differing.ofCases(),
                labels(),
                most(targets, TARGETS_SHOWN, id -> id),
                new BacktestReport.Accounts(
                        affected.count(), affected.exact(), most(accounts, ACCOUNTS_SHOWN, AccountKey::hex)),
                rules(),
                flips.flips());
    }

    /** @param direction 1 for those whose suggestion became stronger, -1 for weaker */
    private long moved(int direction) {
        long sum = 0;
        for (int from = 0; from < SUGGESTIONS.length; from++) {
            for (int to = 0; to < SUGGESTIONS.length; to++) {
                sum += Integer.signum(to - from) == direction ? suggestions[from][to] : 0;
            }
        }
        return sum;
    }

    private Map<Suggestion, Map<Suggestion, Long>> matrix() {
        Map<Suggestion, Map<Suggestion, Long>> matrix = new EnumMap<>(Suggestion.class);
        for (Suggestion from : SUGGESTIONS) {
            Map<Suggestion, Long> row = new EnumMap<>(Suggestion.class);
            for (Suggestion to : SUGGESTIONS) {
                row.put(to, suggestions[from.ordinal()][to.ordinal()]);
            }
            matrix.put(from, row);
        }
        return matrix;
    }

    private List<BacktestReport.LabelCount> labels() {
        return Stream.of(Label.values())
                .filter(label -> labelCompared[label.ordinal()] > 0)
                .map(label -> new BacktestReport.LabelCount(
                        label.wire(), labelCompared[label.ordinal()], labelChanged[label.ordinal()]))
                .sorted(Comparator.comparing(BacktestReport.LabelCount::label))
                .toList();
    }

    private List<BacktestReport.RuleCount> rules() {
        List<BacktestReport.RuleCount> rules = new ArrayList<>();
        for (int i = 0; i < fired.length; i++) {
            rules.add(new BacktestReport.RuleCount(policy.ruleName(i), fired[i]));
        }
        return rules;
    }

    private static <K extends Comparable<K>> BacktestReport.Most most(Heavy<K> heavy, int limit, Naming<K> naming) {
        return new BacktestReport.Most(
                heavy.error(),
                heavy.most(limit).stream()
                        .map(counted -> new BacktestReport.Count(naming.of(counted.key()), counted.count()))
                        .toList());
    }

    private interface Naming<K> {
        String of(K key);
    }
}
