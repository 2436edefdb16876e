package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.MatchDay.Arrival;
import java.util.Arrays;

/**
 * When and where the crowd writes: a self-exciting (Hawkes) process. First comments come as the match day has it; each
 * comment calls forth on average {@value #BRANCHING} answers in its thread after {@value #ANSWER_DELAY} ms on average,
 * and so do the answers.
 */
final class Arrivals {

    static final double BRANCHING = 0.5;
    static final int ANSWER_DELAY = 90_000;

    /** Of first comments after a moment with a culprit, those that go to his own newest post. */
    private static final double TO_CULPRIT = 0.15;

    private static final int THREAD_BITS = 20;

    private final World world;
    private final Dice dice;
    private final long[] slots;
    private int filled;

    private Arrivals(World world, Dice dice, int count) {
        this.world = world;
        this.dice = dice;
        slots = new long[count];
    }

    /** @return {@code count} slots in order of time, for {@link #millis} and {@link #thread} */
    static long[] draw(World world, Dice dice, int count) {
        Arrivals arrivals = new Arrivals(world, dice, count);
        while (arrivals.filled < count) {
            Arrival first = world.day().arrival(dice);
            arrivals.add(first.at(), arrivals.thread(first));
        }
        Arrays.sort(arrivals.slots);
        return arrivals.slots;
    }

    static int millis(long slot) {
        return (int) (slot >>> THREAD_BITS);
    }

    static int thread(long slot) {
        return (int) (slot & (1 << THREAD_BITS) - 1);
    }

    private int thread(Arrival first) {
        return first.culprit().isPresent() && dice.chance(TO_CULPRIT)
                ? world.threads().numbered(first.culprit().getAsInt(), 0)
                : world.threads().any(dice);
    }

    private void add(int at, int thread) {
        if (at >= MatchDay.LENGTH || filled == slots.length) {
            return;
        }
        slots[filled++] = (long) at << THREAD_BITS | thread;
        int answers = dice.poisson(BRANCHING);
        for (int i = 0; i < answers; i++) {
            add(at + (int) dice.exponential(ANSWER_DELAY), thread);
        }
    }
}
