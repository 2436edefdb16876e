package io.touchline.lexicon;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Works a slice, then rests a few times as long, so that a thread in the background never holds a processor for longer
 * than a call in the foreground would notice. After so much rest in all it works through: the work has to end some day.
 * Belongs to one piece of work and its thread.
 */
public final class PartTime implements Pace {

    /** Looking at the clock takes as long as many a step does. */
    private static final int STEPS_PER_LOOK = 16;

    private final long slice;
    private final int restPerWork;
    private final LongSupplier clock;
    private final LongConsumer rest;
    private long restLeft;
    private long since;
    private int steps;

    /**
     * @param slice how long to work before a rest
     * @param restPerWork how many times as long to rest
     * @param mostRest in all
     * @param clock in nanoseconds, from any moment
     * @param rest lets the thread rest for so many nanoseconds
     */
    public PartTime(Duration slice, int restPerWork, Duration mostRest, LongSupplier clock, LongConsumer rest) {
        this.slice = slice.toNanos();
        this.restPerWork = restPerWork;
        this.restLeft = mostRest.toNanos();
        this.clock = clock;
        this.rest = rest;
        this.since = clock.getAsLong();
    }

    @Override
    public void step() {
        if (++steps % STEPS_PER_LOOK == 0 && restLeft > 0) {
            restIfDue();
        }
    }

    private void restIfDue() {
        long begin = clock.getAsLong();
        long worked = begin - since;
        if (worked < slice) {
            return;
        }
        // Who was kept waiting for the processor has not worked all that time.
        long due = Math.min(Math.min(worked, 2 * slice) * restPerWork, restLeft);
        rest.accept(due);
        since = clock.getAsLong();
        // Who oversleeps rested longer; who is woken early, as an interrupted thread is, is not to rest again for it.
        restLeft -= Math.max(due, since - begin);
    }
}
