package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a replica holds whose host is gone, PostgreSQL lets go within two minutes; by itself it takes two hours. */
@QuarkusTest
class OrphanedSessionsTest {

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "idle_in_transaction_session_timeout, 90s",
        "tcp_keepalives_idle, 15",
        "tcp_keepalives_interval, 5",
        "tcp_keepalives_count, 3"
    })
    void endSoon(String setting, String value) {
        assertThat(new Rows(database).column("SHOW " + setting)).hasToString("[" + value + "]");
    }
}
