package io.touchline.assessment.store;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisGate;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that wait in Redis for the database to come back. Those that it will not take then are {@link RefusedRows}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code tl:{<namespace>:outbox:0}:rows}<td>stream of rows, kept until drained</tr>
 * <tr><td>{@code tl:{<namespace>:queued:<comment key>}:answer}<td>the answer given meanwhile; expires after a day</tr>
 * </table>
 */
@ApplicationScoped
public class Outbox {

    private static final String ANSWER_SECONDS =
            Long.toString(Duration.ofDays(1).toSeconds());

    /** Longer than it takes until this replica looks again, see {@link OutboxLength}. */
    private static final Duration SEEN_FOR = Duration.ofSeconds(15);

    private final RedisGate gate;
    private final RedisAPI redis;
    private final RefusedRows refused;
    private final RowCodec codec = new RowCodec();
    private final Map<String, Long> seenNanos = new ConcurrentHashMap<>();

    public Outbox(RedisGate gate, RefusedRows refused) {
        this.gate = gate;
        this.refused = refused;
        this.redis = RedisAPI.api(gate.redis());
    }

    /**
     * @param commentKeys of the rows, in their order
     * @return completes when Redis has all the rows; fails if it did not say so within the budget
     */
    public Uni<Void> add(List<AssessmentRow> rows, List<String> commentKeys, Duration budget) {
        rows.forEach(row -> seen(row.namespace()));
        List<Uni<Response>> adds = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            AssessmentRow row = rows.get(i);
            List<String> answer =
                    List.of(answerKey(row.namespace(), commentKeys.get(i)), answerOf(row), "EX", ANSWER_SECONDS);
            // The row goes first: an answer that stood for a row that is not there would hide its loss.
            adds.add(redis.xadd(List.of(rowsKey(row.namespace()), "*", "row", codec.encode(row)))
                    .chain(() -> redis.set(answer)));
        }
        return gate.within(budget, () -> Uni.join().all(adds).andFailFast()).replaceWithVoid();
    }

    private void seen(String namespace) {
        seenNanos.put(namespace, System.nanoTime());
    }

    /**
     * Whether rows of a namespace may wait, as far as this replica has put some here or seen some of late; asks nobody.
     * What another replica puts here is seen within a second, or ten while nothing can be drained.
     */
    public boolean mayHold(String namespace) {
        Long seen = seenNanos.get(namespace);
        return seen != null && System.nanoTime() - seen < SEEN_FOR.toNanos();
    }

    /** The answers given for comments that wait, in order. @return fails if Redis did not say within the budget */
    public Uni<List<Optional<QueuedAnswer>>> answers(String namespace, List<String> commentKeys, Duration budget) {
        List<Uni<Optional<QueuedAnswer>>> reads = commentKeys.stream()
                .map(key -> redis.get(answerKey(namespace, key))
                        .map(found -> Optional.ofNullable(found).map(value -> answerFrom(value.toString()))))
                .toList();
        return gate.within(budget, () -> Uni.join().all(reads).andFailFast());
    }

    /** The oldest rows of a namespace's stream. */
    Uni<List<Entry>> oldest(String namespace, int count, Duration budget) {
        return from(namespace, "-", count, budget);
    }

    /** The next rows of a namespace's stream. @param entryId of the one before them */
    Uni<List<Entry>> oldestBehind(String namespace, String entryId, int count, Duration budget) {
        return from(namespace, "(" + entryId, count, budget);
    }

    private Uni<List<Entry>> from(String namespace, String begin, int count, Duration budget) {
        List<String> arguments = List.of(rowsKey(namespace), begin, "+", "COUNT", Integer.toString(count));
        return gate.within(budget, () -> redis.xrange(arguments)).map(entries -> {
            List<Entry> rows = new ArrayList<>();
            if (entries.size() > 0) {
                seen(namespace);
            }
            for (Response entry : entries) {
                String encoded = entry.get(1).get(1).toString();
                rows.add(new Entry(entry.get(0).toString(), encoded, codec.read(encoded)));
            }
            return rows;
        });
    }

    /** Forgets rows that are in the database now. */
    Uni<Void> remove(String namespace, List<String> entryIds, Duration budget) {
        List<String> arguments = new ArrayList<>();
        arguments.add(rowsKey(namespace));
        arguments.addAll(entryIds);
        return gate.within(budget, () -> redis.xdel(arguments)).replaceWithVoid();
    }

    /** Whether a row waits that was put here up to a moment, or may have been before it was requeued. Blocking. */
    public boolean waitsSince(String namespace, Instant moment, Duration budget) {
        return waitsUpTo(namespace, Long.toString(moment.toEpochMilli()), budget)
                || refused.requeuedUpTo(namespace, budget)
                        .filter(place -> waitsUpTo(namespace, place, budget))
                        .isPresent();
    }

    private boolean waitsUpTo(String namespace, String end, Duration budget) {
        List<String> arguments = List.of(rowsKey(namespace), "-", end, "COUNT", "1");
        Response oldest =
                gate.within(budget, () -> redis.xrange(arguments)).await().indefinitely();
        return oldest.size() > 0;
    }

    /** How many rows of a namespace wait, and how many lie aside. */
    public Uni<Length> length(String namespace, Duration budget) {
        return gate.within(budget, () -> Uni.combine()
                .all()
                .unis(redis.xlen(rowsKey(namespace)), redis.xlen(RefusedRows.key(namespace)))
                .with((waiting, aside) -> {
                    if (waiting.toLong() > 0) {
                        seen(namespace);
                    }
                    return new Length(waiting.toLong(), aside.toLong());
                }));
    }

    /**
     * @param waiting rows that are to be written
     * @param refused rows that the database would not take
     */
    public record Length(long waiting, long refused) {}

    static String rowsKey(String namespace) {
        return "tl:{" + namespace + ":outbox:0}:rows";
    }

    private static String answerKey(String namespace, String commentKey) {
        return "tl:{" + namespace + ":queued:" + commentKey + "}:answer";
    }

    /** Account key and fingerprint have 32 hexadecimal digits each; the rest is the answer. */
    private static String answerOf(AssessmentRow row) {
        return row.accountKey().hex() + HexFormat.of().formatHex(row.fingerprint()) + row.body();
    }

    private static QueuedAnswer answerFrom(String value) {
        return new QueuedAnswer(
                AccountKey.ofHex(value.substring(0, 32)), HexFormat.of().parseHex(value, 32, 64), value.substring(64));
    }

    /** A row and its place in the stream; no row if it cannot be read. */
    record Entry(String id, String encoded, Optional<AssessmentRow> row) {}
}
