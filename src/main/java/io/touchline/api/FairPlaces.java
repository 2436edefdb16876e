package io.touchline.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places that callers share: no caller holds more than a part of them, so that none shuts out the others. */
public final class FairPlaces {

    private final int all;
    private final int each;
    private final Map<Caller, Integer> held = new HashMap<>();
    private int taken;

    /** @param each how many one caller may hold */
    public FairPlaces(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** Of which a caller may hold half, rounded up. */
    public static FairPlaces halved(int all) {
        return new FairPlaces(all, (all + 1) / 2);
    }

    /**
     * Takes a place.
     *
     * @return gives the place back, however often it is run
     * @throws ProblemException 503 if there is none for this caller
     */
    public Runnable take(Caller caller) {
        synchronized (this) {
            int own = held.getOrDefault(caller, 0);
            if (taken >= all || own >= each) {
                throw new ProblemException(Problem.of(503, List.of()));
            }
            taken++;
            held.put(caller, own + 1);
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                giveBack(caller);
            }
        };
    }

    private synchronized void giveBack(Caller caller) {
        taken--;
        held.compute(caller, (who, own) -> own == 1 ? null : own - 1);
    }
}
