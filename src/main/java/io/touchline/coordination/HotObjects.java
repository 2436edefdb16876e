package io.touchline.coordination;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What was last told of hot objects that tell everybody the same: places where having met says nothing
 * ({@link ObjectJudge#isBusyPlace}), and texts that belong to a group. They are the costliest to look at, so that is done
 * by one comment of a minute, of event time and by the clock, and the others, who are told what that one was, are only
 * added. Kept by each replica for itself. Thread-safe.
 */
final class HotObjects {

    private static final long MINUTE = 60_000;
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST = 2_000;

    private final LongSupplier nanos;
    private final Map<Key, Told> known = new ConcurrentHashMap<>();

    /** @param nanos as {@link System#nanoTime} */
    HotObjects(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Key(ObjectWindow.Shard shard, ActedObject object) {}

    /**
     * @param minute of event time
     * @param at by the clock
     */
    private record Told(long minute, long at, ObjectSighting sighting) {}

    /**
     * Keeps what a comment was told, if it tells the others the same.
     *
     * @param busy whether it is a place where having met says nothing
     */
    void take(ObjectWindow.Shard shard, Observation comment, ObjectSighting sighting, boolean busy) {
        if (busy) {
            keep(shard, comment, ObjectSighting.unseen(sighting.object(), sighting.inWindow()));
        } else if (sighting.isHotTextOfGroup() && Observation.isDoubtful(comment.doubt())) {
            keep(shard, comment, sighting);
        }
    }

    private void keep(ObjectWindow.Shard shard, Observation comment, ObjectSighting sighting) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(
                new Key(shard, sighting.object()),
                new Told(comment.eventMillis() / MINUTE, nanos.getAsLong(), sighting));
    }

    /** What was told of an object in the minute of a moment; empty if somebody has to look. */
    Optional<ObjectSighting> told(ObjectWindow.Shard shard, ActedObject object, long eventMillis) {
        Told last = known.get(new Key(shard, object));
        return last != null && last.minute() == eventMillis / MINUTE && nanos.getAsLong() - last.at() < MINUTE_NANOS
                ? Optional.of(last.sighting())
                : Optional.empty();
    }

    /** The next comment looks at an object: it has just been noted that it belongs to a group. */
    void forget(ObjectWindow.Shard shard, ActedObject object) {
        known.remove(new Key(shard, object));
    }

    /** The next comments look for themselves: nobody knows what became of those before. */
    void forgetAll() {
        known.clear();
    }
}
