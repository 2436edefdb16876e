package io.touchline.assessment.store;

import java.util.List;
import java.util.Objects;

/**
 * What a case takes of a comment beside its assessment: where it belongs, and what a moderator must see that is kept
 * nowhere else. Waits with the comment where the database is away.
 *
 * @param queue of the moderators, with {@code priority} 1 (most urgent) to 5
 * @param rule {@code <policyId>#<ruleId>} that asks for the case
 * @param groupId the coordinated group that the author moves with, or null
 * @param stormTargets those of {@code attacked} that are being hit hard right now
 * @param attacked targets that the comment attacks, not those that it only names; null counts as none, as a row has it
 *     that waits since before there was such a part
 * @param labels wire names of the labels that hold
 * @param actions measures that the policy recommends, as the API writes them
 * @param sensitive true if it is to be shown blurred first
 * @param versions of policy, lexicons, models and targets, compact JSON
 * @param parentText the comment that this one answers, or null
 * @param displayName what the author is called, or null
 */
public record CaseNote(
        String queue,
        int priority,
        String rule,
        String groupId,
        List<String> stormTargets,
        List<String> attacked,
        List<String> labels,
        List<String> actions,
        boolean sensitive,
        String versions,
        String parentText,
        String displayName) {

    public CaseNote {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(versions, "versions");
        stormTargets = List.copyOf(stormTargets);
        attacked = attacked == null ? List.of() : List.copyOf(attacked);
        labels = List.copyOf(labels);
        actions = List.copyOf(actions);
    }
}
