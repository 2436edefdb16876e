package io.touchline.assessment;

import java.util.function.LongSupplier;

/**
 * How many comments a second the encoders are asked of. While more than half of it is left every comment in doubt is
 * taken; then those first that lie nearest to a threshold, in proportion to what is left: what is dropped first is what
 * an opinion would change least often. Calls with many comments leave half of a second's to those with one: a backfill
 * must not take the opinions from live comments. For any number of threads.
 */
final class OpinionBudget {

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;

    /** @param nanoTime a monotonic clock */
    OpinionBudget(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.left = perSecond;
        this.filledAt = nanoTime.getAsLong();
    }

    /**
     * For a call with one comment.
     *
     * @param farness from the threshold: 0 on it, 1 at the edge of what is in doubt
     * @param queueFree the share of the queue that is free
     */
    boolean take(double farness, double queueFree) {
        return take(farness, queueFree, 0);
    }

    /** For a comment of a call with many, likewise. */
    boolean takeOfMany(double farness, double queueFree) {
        return take(farness, queueFree, perSecond / 2);
    }

    private synchronized boolean take(double farness, double queueFree, int kept) {
        long now = nanoTime.getAsLong();
        left = Math.min(perSecond, left + perSecond * ((now - filledAt) / 1e9));
        filledAt = now;
        double free = Math.min((left - kept) / (perSecond - kept), queueFree);
        if (left - kept < 1 || farness > 2 * free) {
            return false;
        }
        left--;
        return true;
    }
}
