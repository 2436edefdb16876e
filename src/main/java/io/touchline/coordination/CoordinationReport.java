package io.touchline.coordination;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen around one comment.
 *
 * @param groupId the group that the comment belongs to; it is in {@code /v1/groups} already
 * @param score 0 to 1, see {@link CoordinationScore}
 * @param storms level of each target of the comment, at the newest event seen for that target; {@code CALM} where the comment is
 *     too far behind that one to be counted
 * @param capped true if there were more actions around the comment than are looked at: the score is a lower bound
 */
public record CoordinationReport(
        Optional<String> groupId, double score, List<Signal> signals, Map<String, StormLevel> storms, boolean capped) {

    public CoordinationReport {
        signals = List.copyOf(signals);
        storms = Map.copyOf(storms);
    }

    /** The same for a comment of which only a part was looked at. */
    public CoordinationReport ofAPart() {
        return new CoordinationReport(groupId, score, signals, storms, true);
    }
}
