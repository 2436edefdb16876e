package io.touchline.assessment.store;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisScript;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of the {@link Outbox} that the database would not take, kept until somebody requeues or discards them, or for as
 * long as texts are. A place is
 * that of a Redis stream: {@code <milliseconds>-<number>}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code tl:{<namespace>:outbox:0}:refused}<td>stream of rows, each with the reason after it</tr>
 * <tr><td>{@code tl:{<namespace>:outbox:0}:requeued}<td>place of the row that was requeued last; expires after 30 days</tr>
 * </table>
 */
@ApplicationScoped
public class RefusedRows {

    /** Why a row was put aside that never got to the database. */
    static final String UNREADABLE = "unreadable";

    private static final int SWEPT_AT_ONCE = 500;
    private static final int REQUEUED_AT_ONCE = 100;

    private static final String NOTE_SECONDS = Long.toString(Duration.ofDays(30).toSeconds());

    private final RedisGate gate;
    private final RedisAPI redis;
    private final RedisScript putAside = RedisScript.of("/assessment/put-aside.lua");
    private final RedisScript requeue = RedisScript.of("/assessment/requeue.lua");
    private final RowCodec codec = new RowCodec();

    public RefusedRows(RedisGate gate) {
        this.gate = gate;
        this.redis = RedisAPI.api(gate.redis());
    }

    /**
     * A row that lies aside.
     *
     * @param reason names nothing of the row; empty where an older version put it aside
     * @param row empty if it cannot be read
     * @param author empty if not even that can be read
     */
    public record Refused(
            String place, Optional<String> reason, Optional<AssessmentRow> row, Optional<RowAuthor> author) {

        public Instant at() {
            return Instant.ofEpochMilli(Long.parseLong(place.substring(0, place.indexOf('-'))));
        }
    }

    /** Takes a row out of the outbox and puts it aside, once. @return false if another replica did */
    Uni<Boolean> putAside(String namespace, Outbox.Entry entry, String reason, Duration budget) {
        List<String> keys = List.of(Outbox.rowsKey(namespace), key(namespace));
        List<String> arguments = List.of(entry.id(), entry.encoded(), reason);
        return gate.within(budget, () -> putAside.call(gate.redis(), keys, arguments))
                .map(put -> put.toInteger() == 1);
    }

    /** In the order they were put aside. Blocking. @param after a place; empty for the first ones */
    public List<Refused> page(String namespace, Optional<String> after, int count, Duration budget) {
        String from = after.map(place -> "(" + place).orElse("-");
        List<String> range = List.of(key(namespace), from, "+", "COUNT", Integer.toString(count));
        return read(range, budget);
    }

    /** Blocking. */
    public Optional<Refused> find(String namespace, String place, Duration budget) {
        return read(List.of(key(namespace), place, place), budget).stream().findFirst();
    }

    private List<Refused> read(List<String> range, Duration budget) {
        Response entries =
                gate.within(budget, () -> redis.xrange(range)).await().indefinitely();
        List<Refused> rows = new ArrayList<>();
        for (Response entry : entries) {
            Response fields = entry.get(1);
            Optional<String> reason =
                    fields.size() > 3 ? Optional.of(fields.get(3).toString()) : Optional.empty();
            String encoded = fields.get(1).toString();
            rows.add(new Refused(entry.get(0).toString(), reason, codec.read(encoded), codec.author(encoded)));
        }
        return rows;
    }

    /** Has one row wait again. Blocking. @return false if it does not lie aside */
    public boolean requeue(String namespace, String place, Duration budget) {
        return requeue(namespace, place, place, budget) > 0;
    }

    /** Has all rows wait again that lie aside now, not those that are put aside again meanwhile. Blocking. */
    public long requeueAll(String namespace, Duration budget) {
        List<String> newest = List.of(key(namespace), "+", "-", "COUNT", "1");
        Response last =
                gate.within(budget, () -> redis.xrevrange(newest)).await().indefinitely();
        if (last.size() == 0) {
            return 0;
        }
        String end = last.get(0).get(0).toString();
        long all = 0;
        long some;
        do {
            some = requeue(namespace, "-", end, budget);
            all += some;
        } while (some > 0);
        return all;
    }

    private long requeue(String namespace, String from, String to, Duration budget) {
        List<String> keys = List.of(key(namespace), Outbox.rowsKey(namespace), requeuedKey(namespace));
        List<String> arguments = List.of(from, to, Integer.toString(REQUEUED_AT_ONCE), NOTE_SECONDS);
        return gate.within(budget, () -> requeue.call(gate.redis(), keys, arguments))
                .await()
                .indefinitely()
                .toLong();
    }

    /**
     * The place in the outbox of the row that was requeued last: what waits up to there may have been received long before.
     * Blocking.
     */
    public Optional<String> requeuedUpTo(String namespace, Duration budget) {
        return gate.within(budget, () -> redis.get(requeuedKey(namespace)).map(Optional::ofNullable))
                .await()
                .indefinitely()
                .map(Response::toString);
    }

    /** Deletes one row. Blocking. @return false if it does not lie aside */
    public boolean discard(String namespace, String place, Duration budget) {
        return discard(namespace, List.of(place), budget) > 0;
    }

    /** Deletes rows. Blocking. @return how many of them lay aside */
    public long discard(String namespace, List<String> places, Duration budget) {
        if (places.isEmpty()) {
            return 0;
        }
        List<String> arguments = new ArrayList<>(List.of(key(namespace)));
        arguments.addAll(places);
        return gate.within(budget, () -> redis.xdel(arguments))
                .await()
                .indefinitely()
                .toLong();
    }

    /**
     * Deletes what lies aside of an account that has been erased, also what cannot be read but for whose it is.
     * Blocking.
     *
     * @return how many rows
     */
    public int forget(ErasureGuard.Erased erased, Duration budget) {
        List<String> places = new ArrayList<>();
        sweep(erased.namespace(), budget, refused -> refused.author()
                .filter(author -> isOf(author, erased))
                .ifPresent(author -> places.add(refused.place())));
        discard(erased.namespace(), places, budget);
        return places.size();
    }

    /**
     * The places of what was received before a moment; of what nobody can say when, of what was put aside before it.
     * Blocking.
     */
    public List<String> receivedBefore(String namespace, Instant moment, Duration budget) {
        List<String> places = new ArrayList<>();
        sweep(namespace, budget, refused -> {
            long received = refused.author()
                    .map(author -> AssessmentIds.millis(author.id()))
                    .orElse(refused.at().toEpochMilli());
            if (received < moment.toEpochMilli()) {
                places.add(refused.place());
            }
        });
        return places;
    }

    /** Whether something lies aside of which nobody can say whose it is. Blocking. */
    public boolean holdsUnknown(String namespace, Duration budget) {
        List<String> unknown = new ArrayList<>();
        sweep(namespace, budget, refused -> {
            if (refused.author().isEmpty()) {
                unknown.add(refused.place());
            }
        });
        return !unknown.isEmpty();
    }

    private void sweep(String namespace, Duration budget, Consumer<Refused> each) {
        Optional<String> after = Optional.empty();
        List<Refused> part;
        do {
            part = page(namespace, after, SWEPT_AT_ONCE, budget);
            part.forEach(each);
            after = part.isEmpty()
                    ? after
                    : Optional.of(part.get(part.size() - 1).place());
        } while (part.size() == SWEPT_AT_ONCE);
    }

    private static boolean isOf(RowAuthor author, ErasureGuard.Erased erased) {
        return author.account().equals(erased.account())
                && AssessmentIds.millis(author.id()) <= erased.until().toEpochMilli();
    }

    static String key(String namespace) {
        return "tl:{" + namespace + ":outbox:0}:refused";
    }

    private static String requeuedKey(String namespace) {
        return "tl:{" + namespace + ":outbox:0}:requeued";
    }
}
