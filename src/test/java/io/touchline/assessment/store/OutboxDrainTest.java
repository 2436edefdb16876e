package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One row, or one namespace, that nothing can be made of keeps no other from the database. */
@QuarkusTest
class OutboxDrainTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Comes before that of the tests in the order in which they are drained. */
    private static final String BROKEN = Outbox.rowsKey("limited");

    @Inject
    DataSource database;

    @Inject
    RedisAPI redis;

    @Inject
    RefusedRows refusedRows;

    @Inject
    Outbox outbox;

    @Inject
    AssessmentStore store;

    @Inject
    OutboxLength length;

    @Inject
    MeterRegistry meters;

    @Inject
    KeyedHash hash;

    private final RowCodec codec = new RowCodec();
    private StoredRows samples;
    private Rows rows;

    @BeforeEach
    void begin() {
        samples = new StoredRows(hash);
        rows = new Rows(database);
    }

    @AfterEach
    void mend() {
        redis.del(List.of(BROKEN)).await().indefinitely();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "commentId", "accountKey", "fingerprint", "eventTime", "targetIds"})
    void rowThatLacksAFieldIsPutAsideFromBetweenTwoGoodOnes(String field) {
        AssessmentRow before = row("local");
        AssessmentRow after = row("local");
        AssessmentRow bad = row("local");
        String encoded = codec.encode(bad).replace("\"" + field + "\":", "\"forgotten\":");

        add("local", codec.encode(before));
        add("local", encoded);
        add("local", codec.encode(after));

        drained(() -> stored(before) && stored(after));
        drained(() -> unreadable() > 0);
        assertThat(stored(bad)).isFalse();
        refusedRows.page("local", Optional.empty(), 500, BUDGET).stream()
                .filter(refused -> refused.row().isEmpty())
                .forEach(refused -> refusedRows.discard("local", refused.place(), BUDGET));
    }

    @Test
    void namespaceThatFailsKeepsNoOtherWaiting() {
        redis.set(List.of(BROKEN, "no stream")).await().indefinitely();
        AssessmentRow others = row("local");
        add("local", codec.encode(others));

        drained(() -> stored(others));

        redis.del(List.of(BROKEN)).await().indefinitely();
        AssessmentRow own = row("limited");
        add("limited", codec.encode(own));
        drained(() -> stored(own));
    }

    /** Both have waited for PostgreSQL, and the first has more than a group. In namespaces that nobody else drains. */
    @Test
    void backlogOfOneNamespaceKeepsNoOtherWaiting() {
        String first = Api.fresh("a");
        String second = Api.fresh("b");
        for (int i = 0; i < 5; i++) {
            add(first, codec.encode(row(first)));
        }
        add(second, codec.encode(row(second)));
        StoreConfig pairs = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withDefaultValue("touchline.store.drain-group", "2")
                .build()
                .getConfigMapping(StoreConfig.class);
        KnownNamespaces both = new KnownNamespaces(database, () -> Set.of(first, second));

        new OutboxDrain(outbox, refusedRows, store, both, pairs).drain();

        String stored = "SELECT count(*) FROM assessment WHERE namespace = ?";
        assertThat(rows.count(stored, first)).isEqualTo(5);
        assertThat(rows.count(
                        stored + " AND xmin::text::bigint > (SELECT xmin::text::bigint FROM assessment"
                                + " WHERE namespace = ?)",
                        first,
                        second))
                .as("written after the other's")
                .isEqualTo(3);
    }

    @Test
    void lengthIsTheOthersWhereOneNamespaceFails() {
        length.look();
        double before = refused();
        redis.set(List.of(BROKEN, "no stream")).await().indefinitely();
        AssessmentRow row = row("local");
        redis.xadd(List.of(RefusedRows.key("local"), "*", "row", codec.encode(row), "reason", "23514"))
                .await()
                .indefinitely();

        length.look();

        assertThat(refused()).isEqualTo(before + 1);
    }

    /** Replicas drain side by side: both are told that the database refuses it. In a namespace that nobody drains. */
    @Test
    void aRowThatTwoReplicasPutAsideLiesThereOnce() {
        String own = Api.fresh("own");
        add(own, codec.encode(row(own)));
        Outbox.Entry entry =
                outbox.oldest(own, 10, BUDGET).await().indefinitely().get(0);

        assertThat(refusedRows.putAside(own, entry, "23514", BUDGET).await().indefinitely())
                .isTrue();
        assertThat(refusedRows.putAside(own, entry, "23514", BUDGET).await().indefinitely())
                .isFalse();

        assertThat(refusedRows.page(own, Optional.empty(), 10, BUDGET)).hasSize(1);
        assertThat(outbox.oldest(own, 10, BUDGET).await().indefinitely()).isEmpty();
    }

    /** Without the second that may pass until it is drained; a database that was late is asked again. */
    private static void drained(Callable<Boolean> what) {
        OutboxRound.drain();
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(what);
    }

    private double refused() {
        return meters.get("touchline.outbox.refused.rows").gauge().value();
    }

    private void add(String namespace, String encoded) {
        redis.xadd(List.of(Outbox.rowsKey(namespace), "*", "row", encoded))
                .await()
                .indefinitely();
    }

    private AssessmentRow row(String namespace) {
        return samples.row(new StoredRows.Of(namespace, Api.fresh("c"), Api.fresh("u")), Instant.now(), "今天发挥一般", null);
    }

    private boolean stored(AssessmentRow row) {
        return rows.count("SELECT count(*) FROM assessment WHERE id = ?", row.id()) > 0;
    }

    private long unreadable() {
        return refusedRows.page("local", Optional.empty(), 500, BUDGET).stream()
                .filter(refused -> refused.reason().equals(Optional.of(RefusedRows.UNREADABLE)))
                .count();
    }
}
