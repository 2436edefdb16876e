package io.touchline.platform;

import io.touchline.api.BodyLimits;
import io.touchline.api.ProblemException;
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

    /** The property of a request that holds how many bytes its body may have. */
    static final String LIMIT = "touchline.body.limit";

    /** @throws ProblemException 413 */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (body.getType() != byte[].class || !(body.getProperty(LIMIT) instanceof Integer limit)) {
            return body.proceed();
        }
        return BodyLimits.checked(body.getInputStream().readNBytes(limit + 1), limit);
    }
}
