package io.touchline.coordination;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Counts of one target's comments, by minute of event time for the last {@value #MINUTES} minutes and by hour for the
 * last {@value #HOURS} hours, both up to the newest event seen; of one account's hostile comments one a minute. Minutes
 * and hours are counted from the epoch.
 *
 * <p>The layout is that of the Redis string which {@code target.lua} writes: a ring of minutes, a ring of hours, each
 * slot a big-endian pair of unsigned 32-bit counts (hostile, all); then the first minute ever seen (32 bits), four bytes
 * of nothing, and the newest event in epoch milliseconds (64 bits).
 */
final class StormBuckets {

    static final int MINUTES = 128;
    static final int HOURS = 32;

    /**
     * By how much clocks may differ: what is further ahead of Redis' own counts as of now, and who is further behind brings
     * what is late.
     */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private static final int SLOT = 8;
    private static final int HOUR_RING = MINUTES * SLOT;
    private static final int FIRST = HOUR_RING + HOURS * SLOT;
    private static final int NEWEST = FIRST + 8;
    static final int BYTES = NEWEST + 8;

    private final ByteBuffer rings;

    /** @param rings at least {@value #BYTES} bytes in the layout above; kept, not copied */
    StormBuckets(byte[] rings) {
        if (rings.length < BYTES) {
            throw new IllegalArgumentException("storm buckets have " + BYTES + " bytes, not " + rings.length);
        }
        this.rings = ByteBuffer.wrap(rings);
    }

    static StormBuckets empty() {
        return new StormBuckets(new byte[BYTES]);
    }

    /** Epoch milliseconds of the newest event; empty if there was none. */
    OptionalLong newest() {
        long newest = rings.getLong(NEWEST);
        return newest == 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    /** The newest event, or {@code otherwise} if that is later or there is none. */
    Instant newestOr(Instant otherwise) {
        Instant newest = Instant.ofEpochMilli(newest().orElse(Long.MIN_VALUE / 2));
        return newest.isAfter(otherwise) ? newest : otherwise;
    }

    /**
     * The newest event, or now where that is ahead of it; 1970 if there was none. What is ahead by more than an hour is
     * taken for that, so that all that is not late is within the minutes that are counted one by one. The script has the
     * same.
     */
    Instant newestBy(Instant now) {
        Instant newest = newestOr(Instant.EPOCH);
        if (!newest.isAfter(now)) {
            return newest;
        }
        Instant least = newest.minus(MOST_AHEAD);
        return now.isAfter(least) ? now : least;
    }

    /** The minute of the earliest event that was counted. */
    long firstMinute() {
        return Integer.toUnsignedLong(rings.getInt(FIRST));
    }

    /**
     * The minute from which on counts tell of everything: that of the earliest event which the rings still hold, to the
     * hour where only hours do. Before a comment that is much older than the next nobody may have looked.
     */
    long countedFrom() {
        long newest = newestMinute();
        for (long hour = newest / 60 - HOURS + 1; hour <= newest / 60; hour++) {
            if (allInHour(hour) > 0) {
                long minute = 60 * hour;
                while (minute > newest - MINUTES && minute < newest && allInMinute(minute) == 0) {
                    minute++;
                }
                return Math.max(firstMinute(), minute);
            }
        }
        return firstMinute();
    }

    /** All comments about the target in the window that ends with a moment, and before it as far as minutes reach. */
    Traffic.Volume volume(long eventMillis, Duration window) {
        long to = eventMillis / 60_000;
        long windowFrom = to - Math.max(1, window.toMinutes());
        long prior = 0;
        for (long minute = to - MINUTES + 1; minute <= windowFrom; minute++) {
            prior += allInMinute(minute);
        }
        long inWindow = 0;
        for (long minute = windowFrom + 1; minute <= to; minute++) {
            inWindow += allInMinute(minute);
        }
        return new Traffic.Volume(prior, inWindow);
    }

    /** Zero for a minute that is not covered. */
    long hostileInMinute(long minute) {
        return minuteCount(minute, 0);
    }

    /** Zero for a minute that is not covered. */
    long allInMinute(long minute) {
        return minuteCount(minute, 4);
    }

    /** Zero for an hour that is not covered. */
    long hostileInHour(long hour) {
        return covers(hour, newestMinute() / 60, HOURS) ? count(HOUR_RING + slot(hour, HOURS)) : 0;
    }

    private long allInHour(long hour) {
        return covers(hour, newestMinute() / 60, HOURS) ? count(HOUR_RING + slot(hour, HOURS) + 4) : 0;
    }

    private long minuteCount(long minute, int field) {
        return covers(minute, newestMinute(), MINUTES) ? count(slot(minute, MINUTES) + field) : 0;
    }

    private long newestMinute() {
        return rings.getLong(NEWEST) / 60_000;
    }

    private static boolean covers(long bucket, long newest, int slots) {
        return bucket <= newest && bucket > newest - slots;
    }

    private static int slot(long bucket, int slots) {
        return Math.floorMod(bucket, slots) * SLOT;
    }

    private long count(int offset) {
        return Integer.toUnsignedLong(rings.getInt(offset));
    }
}
