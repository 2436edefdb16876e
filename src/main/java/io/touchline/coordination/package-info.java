/**
 * Who moves together, and how hard a target is being hit: windows over the same text and the same target, groups, storm
 * levels, all in Redis and on event time; PostgreSQL keeps snapshots of the groups. May depend on {@code text}, {@code target} and {@code api}.
 *
 * <p>One class owns each Redis key format: its name, its time to live, its script and its codec.
 *
 * <table>
 * <caption>Keys, all of them expiring</caption>
 * <tr><th>key</th><th>owner</th><th>holds</th></tr>
 * <tr><td>{@code tl:{<ns>:text:<hash>}:actions}</td><td>{@link io.touchline.coordination.SameTextWindow}</td>
 * <td>who posted this text when</td></tr>
 * <tr><td>{@code tl:{<ns>:target:<id>}:gauge|seen|hostile}</td>
 * <td>{@link io.touchline.coordination.TargetActivity}</td><td>counts per minute and hour, comments counted, who was
 * hostile when</td></tr>
 * <tr><td>{@code tl:{<ns>:group:<id>}:actions|members|targets|facts}</td>
 * <td>{@link io.touchline.coordination.GroupStore}</td><td>one group</td></tr>
 * <tr><td>{@code tl:{<ns>:groups:all}:seen|touched}</td><td>{@link io.touchline.coordination.GroupIndex}</td>
 * <td>the groups of a namespace</td></tr>
 * </table>
 */
package io.touchline.coordination;
