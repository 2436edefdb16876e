package io.touchline.coordination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the comments of a call where event time moves on. A target's storm and a group's swarm are told as they stand
 * when the last of those that go together are counted; a call that brings an afternoon at once is to be told what its
 * comments would be told one by one.
 */
final class CallParts {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** A part costs a trip through Redis: comments in no order of time, or far apart, are cut less often. */
    private static final int FEW_PARTS = 16;

    private static final int COMMENTS_OF_FURTHER_PART = 8;

    private CallParts() {}

    /**
     * @param lateness how far behind the newest event one of a target still counts; a part spans half of it, where that
     *     does not make too many parts
     * @return all comments in their order, at least one in each part
     */
    static List<List<Observation>> of(List<Observation> comments, Duration lateness) {
        int most = FEW_PARTS + comments.size() / COMMENTS_OF_FURTHER_PART;
        long span = Math.max(SHORTEST.toMillis(), lateness.toMillis() / 2);
        List<List<Observation>> parts = cut(comments, span);
        while (parts.size() > most) {
            span *= 2;
            parts = cut(comments, span);
        }
        return parts;
    }

    private static List<List<Observation>> cut(List<Observation> comments, long span) {
        List<List<Observation>> parts = new ArrayList<>(1);
        int begin = 0;
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < comments.size(); i++) {
            long at = comments.get(i).eventMillis();
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
            if (latest - earliest > span) {
                parts.add(comments.subList(begin, i));
                begin = i;
                earliest = at;
                latest = at;
            }
        }
        parts.add(comments.subList(begin, comments.size()));
        return parts;
    }
}
