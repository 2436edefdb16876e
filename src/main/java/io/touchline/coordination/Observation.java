package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One comment as coordination sees it: never its text.
 *
 * @param commentKey hex hash of the comment id; one comment counts once per object and per target, whatever happens
 * @param hostility how much of an attack it is, 0 to 1
 * @param targetIds registry ids; a target named twice counts once
 * @param spared those of them whom it does not attack, hostile as it may be: who is praised beside another
 */
public record Observation(
        String namespace,
        String commentKey,
        AccountKey account,
        Instant eventTime,
        double hostility,
        CommentObjects objects,
        List<String> targetIds,
        Set<String> spared) {

    /** From here on a comment counts as an attack. */
    public static final double HOSTILE = 0.5;

    /** From here on a comment may be one: scorers overlook a part of what a campaign says. */
    public static final double DOUBTFUL = 0.15;

    /** The end of the year 9999: what lies beyond either end is moved to it, so that scripts can count on the range. */
    private static final Instant LAST = Instant.ofEpochMilli(253_402_300_799_999L);

    private static final Instant FIRST = Instant.ofEpochMilli(1);
    private static final int MOST_DOUBT = 255;
    private static final int HEX = 16;

    public Observation {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(commentKey, "commentKey");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(objects, "objects");
        if (!(hostility >= 0 && hostility <= 1)) {
            throw new IllegalArgumentException("hostility is 0 to 1, not " + hostility);
        }
        targetIds = targetIds.stream().distinct().toList();
        spared = Set.copyOf(spared);
    }

    /** Which attacks whomever it is about. */
    public Observation(
            String namespace,
            String commentKey,
            AccountKey account,
            Instant eventTime,
            double hostility,
            CommentObjects objects,
            List<String> targetIds) {
        this(namespace, commentKey, account, eventTime, hostility, objects, targetIds, Set.of());
    }

    boolean hostile() {
        return hostility >= HOSTILE;
    }

    boolean hostileTo(String targetId) {
        return hostile() && !spared.contains(targetId);
    }

    /** The targets that it is about and does not spare. */
    List<String> attacked() {
        return targetIds.stream().filter(id -> !spared.contains(id)).toList();
    }

    /** {@link #hostility} in steps of 1/255. */
    int doubt() {
        return (int) Math.round(hostility * MOST_DOUBT);
    }

    static boolean isDoubtful(int doubt) {
        return doubt >= DOUBTFUL * MOST_DOUBT;
    }

    static boolean isHostile(int doubt) {
        return doubt >= HOSTILE * MOST_DOUBT;
    }

    /** The first 64 bits of {@link #commentKey}. */
    long commentHash() {
        return Long.parseUnsignedLong(commentKey, 0, HEX, HEX);
    }

    /** Event time in epoch milliseconds, 1 to the end of the year 9999. */
    long eventMillis() {
        if (eventTime.isBefore(FIRST)) {
            return FIRST.toEpochMilli();
        }
        return eventTime.isAfter(LAST) ? LAST.toEpochMilli() : eventTime.toEpochMilli();
    }
}
