package io.touchline.coordination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a group has no column of its own. Accounts are keys in hex, never ids; which comment an action was is left
 * out, since nobody is shown it.
 *
 * @param members most active first
 * @param actions in order of time
 * @param founded event time in ms
 */
record GroupSnapshotBody(List<Member> members, List<Act> actions, long actionCount, long founded) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    GroupSnapshotBody {
        members = List.copyOf(members);
        actions = List.copyOf(actions);
    }

    record Member(String account, int actions) {}

    /** @param at event time in ms */
    record Act(String account, long at) {}

    static GroupSnapshotBody of(Group group) {
        return new GroupSnapshotBody(
                group.memberActions().entrySet().stream()
                        .map(member -> new Member(member.getKey().hex(), member.getValue()))
                        .toList(),
                group.actions().stream()
                        .map(action ->
                                new Act(action.account().hex(), action.at().toEpochMilli()))
                        .toList(),
                group.actionCount(),
                group.founded().toEpochMilli());
    }

    Map<AccountKey, Integer> memberActions() {
        Map<AccountKey, Integer> actionsOf = new LinkedHashMap<>();
        members.forEach(member -> actionsOf.put(AccountKey.ofHex(member.account()), member.actions()));
        return actionsOf;
    }

    List<GroupAction> groupActions() {
        return actions.stream()
                .map(act -> new GroupAction(AccountKey.ofHex(act.account()), 0, Instant.ofEpochMilli(act.at()), 0))
                .toList();
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot of plain values cannot be written", e);
        }
    }

    /** @throws IllegalStateException if this is not what {@link #json} writes */
    static GroupSnapshotBody ofJson(String json) {
        try {
            return MAPPER.readValue(json, GroupSnapshotBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot of a group cannot be read", e);
        }
    }
}
