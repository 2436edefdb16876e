package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Builds storm buckets from comments given in order of time: the slow twin of {@code target.lua}. */
final class CountedBuckets {

    private final ByteBuffer bytes = ByteBuffer.allocate(StormBuckets.BYTES);
    private final Set<AccountKey> hostileThisMinute = new HashSet<>();
    private long newestMinute = -1;

    /** One comment of an account. */
    CountedBuckets add(Instant at, AccountKey account, boolean hostile) {
        advance(at.toEpochMilli() / 60_000);
        return add(at, hostile && hostileThisMinute.add(account) ? 1 : 0, 1);
    }

    CountedBuckets add(Instant at, int hostile, int all) {
        long minute = at.toEpochMilli() / 60_000;
        advance(minute);
        int minuteSlot = Math.floorMod(minute, StormBuckets.MINUTES) * 8;
        int hourSlot = (StormBuckets.MINUTES + Math.floorMod(minute / 60, StormBuckets.HOURS)) * 8;
        for (int slot : new int[] {minuteSlot, hourSlot}) {
            bytes.putInt(slot, bytes.getInt(slot) + hostile);
            bytes.putInt(slot + 4, bytes.getInt(slot + 4) + all);
        }
        bytes.putLong(StormBuckets.BYTES - 8, at.toEpochMilli());
        return this;
    }

    /** The same count in each of the minutes from {@code at} on. */
    CountedBuckets addEach(Instant at, int minutes, int hostile, int all) {
        for (int i = 0; i < minutes; i++) {
            add(at.plusSeconds(60L * i), hostile, all);
        }
        return this;
    }

    StormBuckets build() {
        return new StormBuckets(bytes.array());
    }

    private void advance(long minute) {
        if (newestMinute < 0) {
            bytes.putInt(StormBuckets.BYTES - 16, (int) minute);
            newestMinute = minute;
        }
        while (newestMinute < minute) {
            newestMinute++;
            hostileThisMinute.clear();
            bytes.putLong(Math.floorMod(newestMinute, StormBuckets.MINUTES) * 8, 0);
            if (newestMinute % 60 == 0) {
                bytes.putLong((StormBuckets.MINUTES + Math.floorMod(newestMinute / 60, StormBuckets.HOURS)) * 8, 0);
            }
        }
    }
}
