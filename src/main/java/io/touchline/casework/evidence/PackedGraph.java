package io.touchline.casework.evidence;

import io.touchline.coordination.GroupPicture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The group behind a case, its accounts under the same pseudonyms as in the comments.
 *
 * @param groupId null, like {@code kind} and the times, if the case is not a group's or the group is known no more
 * @param takenBackAt when it turned out that nobody was told to say this; null if it did not, and in an open second
 *     look, which was opened when a person had found so
 * @param signal what its members have in common
 * @param actions that were counted
 * @param window ISO 8601 duration within which two actions are one co-action
 */
record PackedGraph(
        String groupId,
        String kind,
        String signal,
        long actions,
        String window,
        String firstSeen,
        String lastSeen,
        String takenBackAt,
        List<String> targetIds,
        List<Member> members,
        List<Edge> edges) {

    /** @param score how surely it is one of them */
    record Member(String account, int actions, double score) {}

    /** @param weight number of co-actions of the two */
    record Edge(String a, String b, int weight) {}

    /** @param blind for somebody who must not know what was decided first */
    static PackedGraph of(Optional<GroupPicture> group, Pseudonyms pseudonyms, boolean blind) {
        return group.map(picture -> of(picture, pseudonyms, blind))
                .orElseGet(() ->
                        new PackedGraph(null, null, null, 0, null, null, null, null, List.of(), List.of(), List.of()));
    }

    private static PackedGraph of(GroupPicture group, Pseudonyms pseudonyms, boolean blind) {
        return new PackedGraph(
                group.id(),
                group.kind().name(),
                group.signal().name(),
                group.actions(),
                group.window().toString(),
                group.firstSeen().toString(),
                group.lastSeen().toString(),
                group.takenBack().filter(at -> !blind).map(Instant::toString).orElse(null),
                group.targetIds(),
                group.members().stream()
                        .map(member -> new Member(pseudonyms.of(member.account()), member.actions(), member.score()))
                        .toList(),
                group.edges().stream()
                        .map(edge -> new Edge(pseudonyms.of(edge.a()), pseudonyms.of(edge.b()), edge.weight()))
                        .toList());
    }
}
