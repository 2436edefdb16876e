package io.touchline.coordination;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hot places where having met says nothing ({@link ObjectJudge#isBusyPlace}): they are the costliest to look at, so that is
 * done by one comment of a minute of event time, and the others are only added. Kept by each replica for itself.
 * Thread-safe.
 */
final class BusyPlaces {

    private static final long MINUTE = 60_000;
    private static final int MOST = 10_000;

    /** The minute of event time in which a place was last seen to be busy. */
    private final Map<Place, Long> seen = new ConcurrentHashMap<>();

    private record Place(ObjectWindow.Shard shard, ActedObject object) {}

    void note(ObjectWindow.Shard shard, ActedObject object, long eventMillis) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(new Place(shard, object), eventMillis / MINUTE);
    }

    /** Whether a place was seen to be busy in the minute of a moment. */
    boolean isBusy(ObjectWindow.Shard shard, ActedObject object, long eventMillis) {
        Long minute = seen.get(new Place(shard, object));
        return minute != null && minute == eventMillis / MINUTE;
    }
}
