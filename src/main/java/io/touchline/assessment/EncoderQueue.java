package io.touchline.assessment;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for the encoders' threads: first what calls with one comment wait for, who have little time, then all
 * else, each in the order in which it came. Bounded, to within as many as come at the same moment.
 */
final class EncoderQueue extends PriorityBlockingQueue<Runnable> {

    private static final long serialVersionUID = 1;

    private final int most;
    private final AtomicLong come = new AtomicLong();

    /** @param most that may wait */
    EncoderQueue(int most) {
        this.most = most;
    }

    /** Work for the threads that goes before that of other calls. */
    Runnable first(Runnable work) {
        return new Turn(work, true, come.getAndIncrement());
    }

    @Override
    public boolean offer(Runnable work) {
        return size() < most
                && super.offer(work instanceof Turn ? work : new Turn(work, false, come.getAndIncrement()));
    }

    @Override
    public int remainingCapacity() {
        return Math.max(0, most - size());
    }

    private record Turn(Runnable work, boolean first, long place) implements Runnable, Comparable<Turn> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Turn other) {
            return first == other.first ? Long.compare(place, other.place) : Boolean.compare(other.first, first);
        }
    }
}
