package io.touchline.platform;

import io.touchline.api.BodyLimits;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Reads no more of a body than its path may bring and a byte: one that does not announce its length would be in memory
 * as a whole before anybody could tell that it is too large. Streams are read by those who answer them.
 */
@Provider
final class BoundedBodies implements ReaderInterceptor {

    /** The property of a request that holds its {@link SlowBodies.Coming}. */
    static final String COMING = "touchline.body.coming";

    /** The property of a request that holds what is to be run once its body is there. */
    static final String THEN = "touchline.body.then";

    private final SlowBodies bodies;

    @Inject
    BoundedBodies(SlowBodies bodies) {
        this.bodies = bodies;
    }

    /** @throws ProblemException 400 if it comes too slowly, 413, 503 */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (body.getType() != byte[].class || !(body.getProperty(COMING) instanceof SlowBodies.Coming coming)) {
            return body.proceed();
        }
        byte[] bytes = BodyLimits.checked(bodies.read(coming, body.getInputStream()), coming.limit());
        if (body.getProperty(THEN) instanceof Runnable then) {
            then.run();
        }
        return bytes;
    }
}
