package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose time a look-up takes. */
@QuarkusTest
@Timeout(60)
class AssessmentStoreTest {

    @Inject
    DataSource database;

    @Inject
    Consequences consequences;

    /** The database would count as away after an hour only. */
    @Test
    void aLookUpEndsWithItsCallersTime() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AssessmentStore store = new AssessmentStore(database, patient(), Clock.systemUTC(), consequences, meters);
        List<LedgerEntry.Key> keys = List.of(new LedgerEntry.Key("local", Api.fresh("c")));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE comment_ledger IN ACCESS EXCLUSIVE MODE");

            for (int i = 0; i < 8; i++) {
                assertThatThrownBy(() ->
                                store.find(keys, Duration.ofMillis(60)).await().indefinitely())
                        .hasMessageContaining("no time");
            }
            assertThat(meters.get("touchline.store.circuit").gauges())
                    .hasSize(2)
                    .allMatch(circuit -> circuit.value() == 0);

            other.rollback();
            assertThat(store.find(keys, Duration.ofHours(1)).await().indefinitely())
                    .isEqualTo(List.of(Optional.empty()));
        } finally {
            store.close();
        }
    }

    private static StoreConfig patient() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withDefaultValue("touchline.store.lookup-budget", "PT1H")
                .build()
                .getConfigMapping(StoreConfig.class);
    }
}
