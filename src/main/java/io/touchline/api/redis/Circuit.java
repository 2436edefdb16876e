package io.touchline.api.redis;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts how the latest operations ended and says when half of them failed. It neither opens nor closes by that alone:
 * whoever owns it then looks at the other side, and what is found decides. Lock-free, for any number of threads.
 */
final class Circuit {

    /** In the order of how much is amiss; what the gauge shows. */
    enum State {
        CLOSED,
        /** One look whether the other side is back is under way. */
        HALF_OPEN,
        OPEN
    }

    /** A circuit as it was when an operation began; one that ends after the circuit has opened says nothing new. */
    record Moment(long opened, State state) {}

    private static final int MOST_CALLS = Long.SIZE;

    private final long mask;
    private final int enough;

    /** One bit for each of the latest operations, the newest lowest; set if it failed. */
    private final AtomicLong failures = new AtomicLong();

    private final AtomicReference<Moment> moment = new AtomicReference<>(new Moment(0, State.CLOSED));

    /** @param calls that are looked at; those that there have not been yet count as answered */
    Circuit(int calls) {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new IllegalArgumentException("touchline.redis.calls is " + calls + ", not 1 to " + MOST_CALLS);
        }
        this.mask = -1L >>> (MOST_CALLS - calls);
        this.enough = (calls + 1) / 2;
    }

    Moment now() {
        return moment.get();
    }

    State state() {
        return moment.get().state;
    }

    /** An operation that began at a moment was answered. */
    void answered(Moment began) {
        // Nearly always there is nothing to forget.
        if (failures.get() != 0 && began.equals(moment.get())) {
            failures.updateAndGet(latest -> latest << 1 & mask);
        }
    }

    /** An operation that began at a moment failed. @return true if it is time to look */
    boolean failed(Moment began) {
        if (!began.equals(moment.get())) {
            return false;
        }
        long latest = failures.updateAndGet(before -> (before << 1 | 1) & mask);
        return Long.bitCount(latest) >= enough;
    }

    /** A look begins; one that is to say whether to open leaves the circuit closed. */
    void look() {
        moment.updateAndGet(before -> before.state == State.OPEN ? new Moment(before.opened, State.HALF_OPEN) : before);
    }

    /** A look has ended. @return the state that it has changed to, or nothing */
    Optional<State> looked(boolean answered) {
        State now = answered ? State.CLOSED : State.OPEN;
        if (answered) {
            failures.set(0);
        }
        Moment before = moment.getAndUpdate(
                was -> new Moment(was.state == State.CLOSED && !answered ? was.opened + 1 : was.opened, now));
        boolean same = before.state == now || before.state == State.HALF_OPEN && now == State.OPEN;
        return same ? Optional.empty() : Optional.of(now);
    }
}
