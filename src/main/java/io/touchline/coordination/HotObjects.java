package io.touchline.coordination;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was last told of hot objects that tell everybody the same: places where having met says nothing
 * ({@link ObjectJudge#isBusyPlace}), and texts that belong to a group. They are the costliest to look at, so that is done
 * by one comment of a minute of event time, and the others, who are told what that one was, are only added. Kept by each
 * replica for itself. Thread-safe.
 */
final class HotObjects {

    private static final long MINUTE = 60_000;
    private static final int MOST = 2_000;

    private final Map<Place, Told> known = new ConcurrentHashMap<>();

    private record Place(ObjectWindow.Shard shard, ActedObject object) {}

    /** @param minute of event time */
    private record Told(long minute, ObjectSighting sighting) {}

    /**
     * Keeps what a comment was told, if it tells the others the same.
     *
     * @param busy whether it is a place where having met says nothing
     */
    void take(ObjectWindow.Shard shard, Observation comment, ObjectSighting sighting, boolean busy) {
        if (busy) {
            keep(shard, ObjectSighting.unseen(sighting.object(), sighting.inWindow()), comment.eventMillis());
        } else if (sighting.isHotTextOfGroup() && Observation.isDoubtful(comment.doubt())) {
            keep(shard, sighting, comment.eventMillis());
        }
    }

    private void keep(ObjectWindow.Shard shard, ObjectSighting sighting, long eventMillis) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(new Place(shard, sighting.object()), new Told(eventMillis / MINUTE, sighting));
    }

    /** What was told of an object in the minute of a moment; empty if somebody has to look. */
    Optional<ObjectSighting> told(ObjectWindow.Shard shard, ActedObject object, long eventMillis) {
        Told last = known.get(new Place(shard, object));
        return last != null && last.minute() == eventMillis / MINUTE ? Optional.of(last.sighting()) : Optional.empty();
    }
}
