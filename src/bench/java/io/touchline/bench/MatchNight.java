package io.touchline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.coordination.simulation.Simulation;
import java.util.Map;
import java.util.TreeMap;

/**
 * The crowd of the coordination benchmark with its campaigns, all of it within minutes: some six of a hundred comments
 * harmful, most texts met once, some chanted by thousands.
 *
 * @param targets what a PUT of each target carries, by id
 */
record MatchNight(CommentBodies bodies, Map<String, ObjectNode> targets) {

    private static final long SEED = 31;

    /** @param comments of the crowd; after them there are no more */
    static MatchNight of(int comments) {
        Simulation night = new Simulation(SEED, comments);
        Map<String, ObjectNode> targets = new TreeMap<>();
        night.targets().forEach((id, names) -> {
            ObjectNode body = Corpus.JSON.createObjectNode().put("role", "ATHLETE").put("name", names.get(0));
            names.stream().skip(1).forEach(body.putArray("aliases")::add);
            targets.put(id, body);
        });
        return new MatchNight(CommentBodies.of(night.comments()), targets);
    }
}
