package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.api.StoredNames;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what {@code group-read.lua} answers of one group: as a whole, or without members and actions. */
final class GroupReply {

    /** Values of a summary; what is asked for as a whole has more. */
    private static final int SUMMARY = 3;

    private GroupReply() {}

    static boolean isListed(Response response) {
        Map<String, String> facts = facts(response);
        return facts.containsKey("listed") && !facts.containsKey("cleared") && !facts.containsKey("into");
    }

    static GroupSummary summary(String id, Response response) {
        Map<String, String> facts = facts(response);
        return new GroupSummary(
                id,
                StoredNames.of(GroupKind.class, facts.get("kind")),
                time(facts, "first"),
                time(facts, "last"),
                response.get(1).stream().map(Response::toString).sorted().toList(),
                response.get(2).toInteger());
    }

    /**
     * The group; empty if there is none.
     *
     * @param mostActions that a group keeps
     */
    static Optional<Group> group(String id, Response response, int mostActions) {
        Map<String, String> facts = facts(response);
        return facts.containsKey("first") ? Optional.of(group(id, facts, response, mostActions)) : Optional.empty();
    }

    private static Group group(String id, Map<String, String> facts, Response response, int mostActions) {
        boolean whole = response.size() > SUMMARY;
        long count = Long.parseLong(facts.get("actions"));
        long said = Math.max(1, count - Long.parseLong(facts.getOrDefault("beyond", "0")));
        int doubt = (int) (Long.parseLong(facts.getOrDefault("doubt", "0")) / said);
        // As many as a window may have, where nobody counted.
        int peak = Integer.parseInt(facts.getOrDefault("peak", Integer.toString(mostActions)));
        boolean listed = facts.containsKey("listed");
        return new Group(
                summary(id, response),
                whole ? members(response.get(3)) : Map.of(),
                whole ? actions(response.get(4), doubt) : List.of(),
                count,
                said,
                time(facts, "founded"),
                flagged(facts, said, doubt),
                peak,
                listed,
                !listed && facts.containsKey("round") ? Optional.of(time(facts, "round")) : Optional.empty(),
                facts.containsKey("cleared") ? Optional.of(time(facts, "cleared")) : Optional.empty(),
                Optional.ofNullable(facts.get("into")),
                facts.keySet().stream()
                        .filter(fact -> fact.startsWith(GroupStore.ORIGIN))
                        .map(fact -> fact.substring(GroupStore.ORIGIN.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Map<AccountKey, Integer> members(Response scores) {
        Map<AccountKey, Integer> members = new LinkedHashMap<>();
        for (int i = 0; i < scores.size(); i += 2) {
            members.put(
                    new AccountKey(scores.get(i).toBytes()),
                    Integer.parseInt(scores.get(i + 1).toString()));
        }
        return members;
    }

    private static List<GroupAction> actions(Response rows, int doubt) {
        List<GroupAction> actions = new ArrayList<>(rows.size() / 2);
        for (int i = 0; i < rows.size(); i += 2) {
            actions.add(GroupAction.ofMember(
                    rows.get(i).toBytes(), Long.parseLong(rows.get(i + 1).toString()), doubt));
        }
        return actions;
    }

    /** Of a group of the version before, which did not count them, the average tells. */
    private static long flagged(Map<String, String> facts, long count, int doubt) {
        String flagged = facts.get("flagged");
        return flagged != null ? Long.parseLong(flagged) : Observation.isHostile(doubt) ? count : 0;
    }

    private static Instant time(Map<String, String> facts, String field) {
        return Instant.ofEpochMilli(Long.parseLong(facts.get(field)));
    }

    private static Map<String, String> facts(Response response) {
        Response flat = response.get(0);
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            facts.put(flat.get(i).toString(), flat.get(i + 1).toString());
        }
        return facts;
    }
}
