package io.touchline.assessment.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that wait in Redis for the database to come back: one stream for each namespace,
 * {@code tl:{<namespace>:outbox:0}:rows}, kept until drained (it is the one key that does not expire).
 */
@ApplicationScoped
public class Outbox {

    private final RedisAPI redis;
    private final RowCodec codec = new RowCodec();

    public Outbox(RedisAPI redis) {
        this.redis = redis;
    }

    /** @return completes when Redis has all the rows; fails if it did not say so within the budget */
    public Uni<Void> add(List<AssessmentRow> rows, Duration budget) {
        List<Uni<Response>> adds = rows.stream()
                .map(row -> redis.xadd(List.of(key(row.namespace()), "*", "row", codec.encode(row))))
                .toList();
        return Uni.join()
                .all(adds)
                .andFailFast()
                .ifNoItem()
                .after(budget)
                .fail()
                .replaceWithVoid();
    }

    /** The oldest rows of a namespace's stream. */
    Uni<List<Entry>> oldest(String namespace, int count, Duration budget) {
        return redis.xrange(List.of(key(namespace), "-", "+", "COUNT", Integer.toString(count)))
                .ifNoItem()
                .after(budget)
                .fail()
                .map(entries -> {
                    List<Entry> rows = new ArrayList<>();
                    for (Response entry : entries) {
                        rows.add(new Entry(
                                entry.get(0).toString(),
                                codec.decode(entry.get(1).get(1).toString())));
                    }
                    return rows;
                });
    }

    /** Forgets rows that are in the database now. */
    Uni<Void> remove(String namespace, List<String> entryIds, Duration budget) {
        List<String> arguments = new ArrayList<>();
        arguments.add(key(namespace));
        arguments.addAll(entryIds);
        return redis.xdel(arguments).ifNoItem().after(budget).fail().replaceWithVoid();
    }

    private static String key(String namespace) {
        return "tl:{" + namespace + ":outbox:0}:rows";
    }

    /** A row and its place in the stream. */
    record Entry(String id, AssessmentRow row) {}
}
