package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One comment as coordination sees it: never its text.
 *
 * @param commentKey hex hash of the comment id; one comment counts once per text and per target, whatever happens
 * @param textKey hex hash of the canonical text; null if that is too short to mean anything
 * @param hostile whether the comment counts as an attack; only those count towards groups and storms
 * @param targetIds registry ids; a target named twice counts once
 */
public record Observation(
        String namespace,
        String commentKey,
        AccountKey account,
        Instant eventTime,
        String textKey,
        boolean hostile,
        List<String> targetIds) {

    /** The end of the year 9999: what lies beyond either end is moved to it, so that scripts can count on the range. */
    private static final Instant LAST = Instant.ofEpochMilli(253_402_300_799_999L);

    private static final Instant FIRST = Instant.ofEpochMilli(1);

    public Observation {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(commentKey, "commentKey");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(eventTime, "eventTime");
        targetIds = targetIds.stream().distinct().toList();
    }

    /** Event time in epoch milliseconds, 1 to the end of the year 9999. */
    long eventMillis() {
        if (eventTime.isBefore(FIRST)) {
            return FIRST.toEpochMilli();
        }
        return eventTime.isAfter(LAST) ? LAST.toEpochMilli() : eventTime.toEpochMilli();
    }
}
