package io.touchline.api.redis;

/**
 * Redis did not answer in time, or is being left alone after it did not. What was asked of it may have happened or not;
 * it is safe to ask again. No stack trace: it is an expected outcome.
 */
public final class RedisUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RedisUnavailableException() {
        super("Redis is not available", null, false, false);
    }
}
