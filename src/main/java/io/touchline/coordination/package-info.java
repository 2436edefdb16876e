/**
 * Who moves together, and how hard a target is being hit, in Redis and on event time; PostgreSQL keeps snapshots of the
 * groups. May depend on {@code text}, {@code target} and {@code api}.
 *
 * <p>The path of a comment: {@link io.touchline.coordination.ObjectFinder} finds what it acts on (anchors of its text,
 * a link, hashtags; its thread and targets if it may be an attack); {@link io.touchline.coordination.ObjectWindow} says
 * who else acts on it; {@link io.touchline.coordination.ObjectJudge} tells copies, swarms and ties from a crowd by
 * {@link io.touchline.coordination.CrowdDiscount}; {@link io.touchline.coordination.Raids} tells a company from those who
 * happen to meet; {@link io.touchline.coordination.GroupBook} writes groups down. Most comments end after the windows.
 * What persons decide about groups comes by {@link io.touchline.coordination.GroupVerdictSql} and
 * {@link io.touchline.coordination.GroupVerdictDrain}.
 *
 * <p>One class owns each Redis key format: its name, its time to live, its script and its codec.
 *
 * <table>
 * <caption>Keys, all of them expiring</caption>
 * <tr><th>key</th><th>owner</th><th>holds</th></tr>
 * <tr><td>{@code tl:{<ns>:objects:<shard>}:<period>}</td><td>{@link io.touchline.coordination.ObjectWindow}</td>
 * <td>who acted on which object when; which objects belong to a group</td></tr>
 * <tr><td>{@code tl:{<ns>:account:<key>}:ties|groups}</td><td>{@link io.touchline.coordination.AccountTies}</td>
 * <td>whom an account met where; its groups</td></tr>
 * <tr><td>{@code tl:{<ns>:traffic:all}:<hour>}</td><td>{@link io.touchline.coordination.Traffic}</td>
 * <td>comments per minute, the crowd's baseline</td></tr>
 * <tr><td>{@code tl:{<ns>:target:<id>}:gauge|seen|hostile|counted}</td>
 * <td>{@link io.touchline.coordination.TargetActivity}</td><td>counts per minute and hour, comments counted, who was
 * hostile when, whose hostility counted in which minute</td></tr>
 * <tr><td>{@code tl:{<ns>:group:<id>}:actions|members|targets|facts}</td>
 * <td>{@link io.touchline.coordination.GroupStore}</td><td>one group, and what persons decided about it</td></tr>
 * <tr><td>{@code tl:{*:groups:<n>}:kept}</td><td>{@link io.touchline.api.redis.CopyMarkers}</td>
 * <td>that the Redis behind a slot still has what it was told of decisions</td></tr>
 * <tr><td>{@code tl:{<ns>:overlap:<id>:<id>}:accounts}</td><td>{@link io.touchline.coordination.Overlaps}</td>
 * <td>accounts that are in both of two groups</td></tr>
 * <tr><td>{@code tl:{<ns>:groups:all}:seen|touched}</td><td>{@link io.touchline.coordination.GroupIndex}</td>
 * <td>the groups of a namespace</td></tr>
 * <tr><td>{@code tl:{<ns>:companies:all}:erased|generation}</td>
 * <td>{@link io.touchline.coordination.CompanyRegister}</td><td>accounts that nobody brings into a company any more;
 * what tells the ids of companies apart when Redis has lost their groups</td></tr>
 * </table>
 */
package io.touchline.coordination;
