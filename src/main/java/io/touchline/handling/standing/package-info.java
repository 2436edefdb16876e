/**
 * Where an account stands: strikes, each with its ground, and what is left of them as time goes by. PostgreSQL is the
 * truth; a copy of what counts lies in Redis, so that a policy knows a standing without a query. May depend on what
 * {@code handling} may.
 *
 * <p>{@link io.touchline.handling.standing.StrikeSql} writes strikes inside whatever transaction they belong to;
 * {@link io.touchline.handling.standing.StandingDrain} brings what has changed to Redis afterwards;
 * {@link io.touchline.handling.standing.StandingReader} reads it there. No strike exists without a ground: a person's
 * decision, or a rule that may educate. {@link io.touchline.handling.standing.Strike} and the table both refuse another.
 *
 * <table>
 * <caption>Redis keys, all of them expiring</caption>
 * <tr><th>key</th><th>owner</th><th>holds</th></tr>
 * <tr><td>{@code tl:{<ns>:account:<key>}:standing}</td>
 * <td>{@link io.touchline.handling.standing.StandingCopies}</td><td>the strikes that carry an account</td></tr>
 * <tr><td>{@code tl:{*:standing:<n>}:kept}</td><td>{@link io.touchline.api.redis.CopyMarkers}</td>
 * <td>that the Redis behind a slot still has what it was given</td></tr>
 * </table>
 */
package io.touchline.handling.standing;
