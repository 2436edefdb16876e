package io.touchline.coordination.simulation;

import java.util.List;

/**
 * A comment before it has its place in the stream.
 *
 * @param at milliseconds since {@link MatchDay#BEGIN}
 * @param campaign what it is an act of, or null
 */
record Post(int at, int account, Remark remark, String threadId, Campaign campaign) {

    /** What is said, how it scores, and whom it is about. */
    record Remark(String text, double hostility, List<String> targetIds) {}

    Post {
        if (at < 0 || at >= MatchDay.LENGTH) {
            throw new IllegalArgumentException("not on the day: " + at);
        }
    }

    SimulatedComment numbered(String commentId) {
        return new SimulatedComment(
                commentId,
                account,
                MatchDay.BEGIN.plusMillis(at),
                remark.text(),
                remark.hostility(),
                remark.targetIds(),
                threadId,
                campaign);
    }
}
