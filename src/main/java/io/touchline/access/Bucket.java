package io.touchline.access;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What one caller may still spend on this replica. The bucket that counts lies in Redis; tokens are fetched from there a
 * few at a time, so that a busy caller does not cost a round trip a call. While Redis is away the replica counts by itself.
 */
final class Bucket {

    /** Fetched tokens that are not spent by then are lost: another replica may need them more. */
    private static final long KEEP_NANOS = 1_000_000_000L;

    private static final long SECOND = 1_000_000_000L;

    /** The part of the rate that is fetched at most beyond what is needed. */
    private static final int FETCHES_PER_SECOND = 20;

    /** The part of what was spent here in a second: many replicas, of which each spends little, must not lose much. */
    private static final int FETCHES_OF_SPENT = 10;

    private final Rate rate;
    private final LongSupplier nanos;
    private long fetched;
    private long fetchedAt;

    /** Asked for beyond what is needed, and not answered yet: of a hundred calls at once one fetches ahead. */
    private long onTheWay;

    private long secondEnds;
    private int spent;
    private int spentBefore;
    private double leftInRedis;
    private long moreAt;
    private long refusedUntil;
    private double own;
    private long ownAt;

    Bucket(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        this.leftInRedis = rate.burst();
        this.own = rate.burst();
        this.ownAt = nanos.getAsLong();
        this.secondEnds = ownAt + SECOND;
        this.moreAt = ownAt;
        this.refusedUntil = ownAt;
    }

    /**
     * How a wish ended.
     *
     * @param left tokens that are left, never below 0
     * @param untilMore seconds until there is one, 0 if there is; at least 1 if it was not granted
     */
    record Grant(boolean granted, long left, long untilMore) {}

    Rate rate() {
        return rate;
    }

    /** @param letIn whether nothing can be refused @return null if Redis has to be asked */
    synchronized Grant here(int tokens, boolean letIn) {
        long now = nanos.getAsLong();
        if (now - fetchedAt > KEEP_NANOS) {
            fetched = 0;
        }
        // A bucket that owes asks, else what was fetched on the way would let everybody in.
        if (fetched >= tokens && leftInRedis + fetched >= 1) {
            fetched -= tokens;
            spend(tokens, now);
            return grant(true, now);
        }
        return !letIn && refusedUntil - now > 0 ? grant(false, now) : null;
    }

    /** How many to fetch for a wish; {@link #told} or {@link #alone} comes of it, or nothing if nobody waits any more. */
    synchronized int wanted(int tokens) {
        turn(nanos.getAsLong());
        long ahead = Math.min(rate.perSecond() / FETCHES_PER_SECOND, Math.max(spent, spentBefore) / FETCHES_OF_SPENT);
        long more = Math.max(0, ahead - onTheWay);
        onTheWay += more;
        return (int) (tokens + more);
    }

    /**
     * What Redis said to {@link #wanted}.
     *
     * @param wanted tokens that it was asked for, those of the wish among them
     * @param left in Redis, negative if the bucket owes
     */
    synchronized Grant told(int tokens, int wanted, boolean granted, double left) {
        long now = nanos.getAsLong();
        arrived(wanted - tokens);
        know(left, now);
        if (granted) {
            fetched += wanted - tokens;
            fetchedAt = now;
            spend(tokens, now);
        } else {
            refusedUntil = moreAt;
        }
        return grant(granted, now);
    }

    private void arrived(int ahead) {
        onTheWay = Math.max(0, onTheWay - ahead);
    }

    private void spend(int tokens, long now) {
        turn(now);
        spent += tokens;
    }

    /** Begins a new second if the last one is over. */
    private void turn(long now) {
        if (now - secondEnds >= 0) {
            spentBefore = now - secondEnds < SECOND ? spent : 0;
            spent = 0;
            // Of what was never answered too.
            onTheWay = 0;
            secondEnds = now + SECOND;
        }
    }

    /**
     * Without Redis.
     *
     * @param wanted tokens that it was asked for, those of the wish among them
     * @param letIn whether nothing can be refused
     */
    synchronized Grant alone(int tokens, int wanted, boolean letIn) {
        long now = nanos.getAsLong();
        arrived(wanted - tokens);
        own = Math.min(rate.burst(), own + (now - ownAt) * 1e-9 * rate.perSecond());
        ownAt = now;
        fetched = 0;
        boolean granted = letIn || own >= 1;
        if (granted) {
            own -= tokens;
        }
        know(own, now);
        return grant(granted, now);
    }

    private void know(double left, long now) {
        leftInRedis = left;
        moreAt = now + rate.until(1 - left).toNanos();
    }

    private Grant grant(boolean granted, long now) {
        long left = Math.max(0, (long) leftInRedis + fetched);
        long wait = granted && left > 0
                ? 0
                : Math.max(1, Duration.ofNanos(moreAt - now).plusMillis(999).toSeconds());
        return new Grant(granted, left, wait);
    }
}
