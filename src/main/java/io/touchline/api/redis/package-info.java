/**
 * The one way to Redis: every operation has a budget, and all of them share one circuit breaker. Depends on
 * {@code api} alone.
 */
package io.touchline.api.redis;
