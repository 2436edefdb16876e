package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What one call's comments do at their objects, by shard. Used once. */
final class ObjectLooks {

    /** Waits for what is told of an object. */
    private static final int NOBODY = -1;

    private final ObjectWindow objects;
    private final HotObjects hot;
    private final Map<ObjectWindow.Shard, List<ObjectWindow.Look>> looks = new LinkedHashMap<>();
    private final Map<ObjectWindow.Shard, List<Integer>> placesByShard = new HashMap<>();

    ObjectLooks(ObjectWindow objects, HotObjects hot) {
        this.objects = objects;
        this.hot = hot;
    }

    /**
     * Adds one object of a comment.
     *
     * @param place of the comment in the call
     * @return what another comment was told of it and this one is told too; empty if {@link #observe} tells it
     */
    Optional<ObjectSighting> add(int place, Observation comment, ActedObject object) {
        ObjectWindow.Shard shard = objects.shard(comment, object);
        Optional<ObjectSighting> told = hot.told(shard, object, comment.eventMillis());
        ObjectWindow.Sight sight = objects.sight(told);
        if (sight != ObjectWindow.Sight.SAMPLED || ObjectWindow.isSampled(comment.account())) {
            looks.computeIfAbsent(shard, k -> new ArrayList<>(1)).add(new ObjectWindow.Look(object, comment, sight));
            placesByShard.computeIfAbsent(shard, k -> new ArrayList<>(1)).add(told.isPresent() ? NOBODY : place);
        }
        return told;
    }

    /**
     * Sends them.
     *
     * @param seen takes the place of a comment and what it is told, on any thread
     * @return the round trips that it takes, to be made side by side
     */
    List<Uni<Void>> observe(BiConsumer<Integer, ObjectSighting> seen) {
        return objects.observe(looks, (shard, sightings) -> {
            List<Integer> places = placesByShard.get(shard);
            for (int i = 0; i < places.size(); i++) {
                if (places.get(i) != NOBODY) {
                    seen.accept(places.get(i), sightings.get(i));
                }
            }
        });
    }
}
