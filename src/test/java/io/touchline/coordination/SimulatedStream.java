package io.touchline.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.touchline.api.KeyedHash;
import io.touchline.coordination.simulation.SimulatedComment;
import io.touchline.text.Canonicaliser;

/** Makes observations of simulated comments, as the service would of real ones. */
final class SimulatedStream {

    private static final KeyedHash HASH = new KeyedHash("sixteen bytes for tests".getBytes(UTF_8));

    private final String namespace;
    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final ObjectFinder finder = new ObjectFinder(HASH);

    SimulatedStream(String namespace) {
        this.namespace = namespace;
    }

    Observation observation(SimulatedComment comment) {
        return new Observation(
                namespace,
                HASH.hex("comment", comment.commentId()),
                HASH.account(namespace, Integer.toString(comment.account())),
                comment.at(),
                comment.hostility(),
                finder.of(
                        namespace,
                        canonicaliser.canonicalise(comment.text()),
                        comment.text(),
                        comment.threadId(),
                        comment.targetIds(),
                        comment.hostility(),
                        comment.hostility() >= Observation.DOUBTFUL),
                comment.targetIds());
    }
}
