package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A group as it is known now, with accounts as keys: whoever shows it chooses how to name them.
 *
 * @param takenBack event time at which it turned out to be a crowd, which nobody was told to say this, or when a person
 *     found it innocent; empty while it stands
 * @param members most active first
 * @param edges strongest first, cut at a limit
 * @param signal what its members have in common
 * @param actions that were counted
 * @param window within which two actions are one co-action
 */
public record GroupPicture(
        String id,
        GroupKind kind,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> takenBack,
        List<String> targetIds,
        List<Member> members,
        List<Edge> edges,
        Signal signal,
        long actions,
        Duration window) {

    public GroupPicture {
        targetIds = List.copyOf(targetIds);
        members = List.copyOf(members);
        edges = List.copyOf(edges);
    }

    /** @param score how surely it is one of them, with six decimals */
    public record Member(AccountKey account, int actions, double score) {}

    /** @param weight number of co-actions of the two */
    public record Edge(AccountKey a, AccountKey b, int weight) {}

    static GroupPicture of(Group group, Duration window, int mostEdges) {
        GroupSummary summary = group.summary();
        GroupGraph graph = new GroupGraph(group.actions(), window);
        return new GroupPicture(
                summary.id(),
                summary.kind(),
                summary.firstSeen(),
                summary.lastSeen(),
                group.takenBack(),
                summary.targetIds(),
                group.memberActions().entrySet().stream()
                        .map(member -> new Member(
                                member.getKey(), member.getValue(), sixDecimals(graph.score(member.getKey()))))
                        .toList(),
                graph.strongestEdges(mostEdges).stream()
                        .map(edge -> new Edge(edge.a(), edge.b(), edge.weight()))
                        .toList(),
                summary.kind().signal(),
                group.actionCount(),
                window);
    }

    /** All that it names. */
    Set<AccountKey> accounts() {
        Set<AccountKey> accounts = new HashSet<>();
        members.forEach(member -> accounts.add(member.account()));
        edges.forEach(edge -> accounts.addAll(List.of(edge.a(), edge.b())));
        return accounts;
    }

    static double sixDecimals(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
