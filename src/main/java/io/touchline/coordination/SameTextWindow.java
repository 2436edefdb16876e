package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Owner of {@code tl:{<namespace>:text:<text key>}:actions}: who posted one canonical text when. Exact within lateness,
 * whatever the order of arrival; an event that is later than that is neither counted nor answered.
 */
final class SameTextWindow {

    private final RedisScript script = RedisScript.of("window", "same-text");
    private final Redis redis;
    private final WindowRules rules;
    private final int swarmSize;

    SameTextWindow(Redis redis, WindowRules rules, int swarmSize) {
        this.redis = redis;
        this.rules = rules;
        this.swarmSize = swarmSize;
    }

    /**
     * What was found around one comment.
     *
     * @param others distinct other accounts with the same text within the window
     * @param capped true if {@code others} is a lower bound
     * @param actions the actions within the window while a swarm forms (up to twice its size); else empty
     */
    record Sighting(int others, boolean capped, List<CoAction> actions) {}

    /**
     * Adds comments that have the same namespace and text, in one round trip.
     *
     * @return one sighting per comment in their order; each sees the ones before it
     */
    Uni<List<Sighting>> observe(String namespace, String textKey, List<Observation> comments) {
        List<String> arguments = rules.arguments(1 + 3 * comments.size());
        arguments.add(Integer.toString(swarmSize));
        for (Observation comment : comments) {
            arguments.add(Long.toString(comment.eventMillis()));
            arguments.add(comment.account().hex());
            arguments.add(comment.commentKey());
        }
        return script.call(redis, List.of("tl:{" + namespace + ":text:" + textKey + "}:actions"), arguments)
                .map(SameTextWindow::decode);
    }

    private static List<Sighting> decode(Response response) {
        List<Sighting> sightings = new ArrayList<>(response.size());
        for (Response sighting : response) {
            sightings.add(new Sighting(
                    sighting.get(0).toInteger(), sighting.get(1).toInteger() == 1, actions(sighting.get(2))));
        }
        return sightings;
    }

    /** Members and scores by turns, as {@code WITHSCORES} gives them. */
    static List<CoAction> actions(Response response) {
        List<CoAction> actions = new ArrayList<>(response.size() / 2);
        for (int i = 0; i < response.size(); i += 2) {
            actions.add(CoAction.decode(
                    response.get(i).toString(),
                    Long.parseLong(response.get(i + 1).toString())));
        }
        return actions;
    }
}
