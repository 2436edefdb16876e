package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who co-acted with whom how often: each pair of actions by two accounts at most a window apart adds 1 to their edge.
 * Work grows with the square of the actions given, which the group's own limit bounds.
 */
final class GroupGraph {

    private final Map<Pair, Integer> weights = new HashMap<>();
    private final Map<AccountKey, Set<AccountKey>> partners = new HashMap<>();

    /** Two accounts, the smaller key first. */
    private record Pair(AccountKey a, AccountKey b) {}

    /** @param weight number of co-actions */
    record Edge(AccountKey a, AccountKey b, int weight) {}

    /** @param actions in order of time */
    GroupGraph(List<GroupAction> actions, Duration window) {
        int begin = 0;
        for (int i = 0; i < actions.size(); i++) {
            GroupAction action = actions.get(i);
            while (actions.get(begin).at().plus(window).isBefore(action.at())) {
                begin++;
            }
            for (GroupAction earlier : actions.subList(begin, i)) {
                join(earlier.account(), action.account());
            }
        }
    }

    /** Strongest first; the order of equals is that of the keys. */
    List<Edge> strongestEdges(int most) {
        List<Edge> edges = new ArrayList<>(weights.size());
        weights.forEach((pair, weight) -> edges.add(new Edge(pair.a(), pair.b(), weight)));
        return edges.stream()
                .sorted(Comparator.comparingInt(Edge::weight)
                        .reversed()
                        .thenComparing(Edge::a)
                        .thenComparing(Edge::b))
                .limit(most)
                .toList();
    }

    /** A member's score: that of a same text with its partners as the others; 0 if its actions are no longer kept. */
    double score(AccountKey account) {
        return CoordinationScore.sameText(
                partners.getOrDefault(account, Set.of()).size());
    }

    /** The same for one account alone, without the graph of all. @param actions in any order */
    static double score(AccountKey account, List<GroupAction> actions, Duration window) {
        Set<AccountKey> partners = new HashSet<>();
        for (GroupAction own : actions) {
            if (own.account().equals(account)) {
                actions.stream()
                        .filter(action ->
                                Duration.between(own.at(), action.at()).abs().compareTo(window) <= 0)
                        .forEach(action -> partners.add(action.account()));
            }
        }
        partners.remove(account);
        return CoordinationScore.sameText(partners.size());
    }

    private void join(AccountKey one, AccountKey other) {
        int order = one.compareTo(other);
        if (order == 0) {
            return;
        }
        weights.merge(order < 0 ? new Pair(one, other) : new Pair(other, one), 1, Integer::sum);
        partners.computeIfAbsent(one, key -> new HashSet<>()).add(other);
        partners.computeIfAbsent(other, key -> new HashSet<>()).add(one);
    }
}
