package io.touchline.assessment;

import io.touchline.api.ProblemException;
import java.time.Duration;

/**
 * How many comments may be under way so that one is answered in time. Additive increase, multiplicative decrease on what
 * calls of one comment take: a round of 100 ms that took too long on average takes a fifth of the room away, half of it if
 * it took twice as long as it may, and one that did not and was short of room adds a tenth. (Libraries for this count
 * calls; a batch is a hundred of them.) Thread-safe.
 */
final class RoomForComments {

    private static final long ROUND_NANOS = 100_000_000L;
    private static final double SMALLER = 0.8;
    /** What waits takes as long as there is much of it; what is answered now was let in a round or more ago. */
    private static final double SMALLEST = 0.5;

    private static final double LARGER = 1.1;
    /** Fewer calls than this say nothing: a round waits for them. A batch says as much as some. */
    private static final int LEAST_CALLS = 5;
    /** Where nothing is known yet; some batches have to fit. */
    private static final int AT_FIRST = 1_000;
    /** So many comments of a batch may take as long again as a single one. */
    private static final int BATCH = 20;

    private final long within;
    private final int least;
    private final int most;
    private volatile double size;
    /** What a comment has taken lately, with all that was under way beside it. */
    private volatile double lately;

    private long roundEnds;
    private int calls;
    private double sum;
    private boolean wanting;

    /** @param within what a call of one comment may take on average */
    RoomForComments(Duration within, int least, int most, long now) {
        this.within = within.toNanos();
        this.least = Math.min(least, most);
        this.most = most;
        this.size = Math.max(this.least, Math.min(AT_FIRST, most));
        this.roundEnds = now + ROUND_NANOS;
    }

    int size() {
        return (int) size;
    }

    /** How long a comment waits behind so many others, as things have been going. */
    Duration wait(int others) {
        return others < least ? Duration.ZERO : Duration.ofNanos((long) (lately * Math.min(1, others / size)));
    }

    /** Somebody was refused. */
    void refused() {
        wanting = true;
    }

    /** How a call came to its end. */
    enum Ending {
        DONE,
        /** It was told no: how soon says nothing of how long comments take. */
        REFUSED,
        /** Its caller is gone: it would have taken longer than it has. */
        GIVEN_UP;

        /** @param failure null if there was none */
        static Ending of(Throwable failure) {
            return failure instanceof ProblemException ? REFUSED : DONE;
        }
    }

    /** A call has ended. @param underWay comments that were under way then, its own among them */
    synchronized void ended(Ending how, int underWay, int comments, long nanos, long now) {
        double took = nanos / (1 + comments / (double) BATCH);
        if (how == Ending.REFUSED || how == Ending.GIVEN_UP && took <= within) {
            return;
        }
        int weight = 1 + comments / BATCH;
        calls += weight;
        sum += took * weight;
        wanting |= underWay > SMALLER * size;
        if (now - roundEnds < 0 || calls < LEAST_CALLS) {
            return;
        }
        lately = sum / calls;
        if (lately > within) {
            size = Math.max(least, size * Math.max(SMALLEST, Math.min(SMALLER, within / lately)));
        } else if (wanting) {
            size = Math.min(most, size * LARGER + 1);
        }
        calls = 0;
        sum = 0;
        wanting = false;
        roundEnds = now + ROUND_NANOS;
    }
}
