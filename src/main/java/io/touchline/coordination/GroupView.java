package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A group as {@code /v1/groups/{id}} shows it. An account whose id is not
 * known, since it was erased or its comments were not stored, stands there under the beginning of its key.
 *
 * @param takenBackAt when it was taken off the list: when a person found it innocent, else the event time at which its
 *     text turned out to go round among people whom nobody told to say it; null while it stands
 * @param members most active first
 * @param edges strongest first, cut at a limit
 */
record GroupView(
        String id,
        GroupKind kind,
        Instant firstSeen,
        Instant lastSeen,
        Instant takenBackAt,
        List<String> targetIds,
        List<Member> members,
        List<Edge> edges,
        List<Evidence> evidence) {

    /** Tells a pseudonym from an id, and is long enough to keep the members of one group apart. */
    private static final String PSEUDONYM = "key:";

    private static final int PSEUDONYM_DIGITS = 12;

    /** @param score see {@link GroupGraph#score} */
    record Member(String accountId, int actions, double score) {}

    /** @param weight number of co-actions of the two */
    record Edge(String a, String b, int weight) {}

    /**
     * Why it is a group. Never the text.
     *
     * @param count actions counted
     * @param window ISO 8601 duration
     */
    record Evidence(Signal kind, long count, String window, Instant firstSeen, Instant lastSeen) {}

    static GroupView of(GroupPicture group, Map<AccountKey, String> ids) {
        List<Member> members = group.members().stream()
                .map(member -> new Member(id(ids, member.account()), member.actions(), member.score()))
                .toList();
        List<Edge> edges = group.edges().stream()
                .map(edge -> new Edge(id(ids, edge.a()), id(ids, edge.b()), edge.weight()))
                .toList();
        Evidence evidence = new Evidence(
                group.signal(), group.actions(), group.window().toString(), group.firstSeen(), group.lastSeen());
        return new GroupView(
                group.id(),
                group.kind(),
                group.firstSeen(),
                group.lastSeen(),
                group.takenBack().orElse(null),
                group.targetIds(),
                members,
                edges,
                List.of(evidence));
    }

    private static String id(Map<AccountKey, String> ids, AccountKey key) {
        String id = ids.get(key);
        return id == null ? PSEUDONYM + key.hex().substring(0, PSEUDONYM_DIGITS) : id;
    }
}
