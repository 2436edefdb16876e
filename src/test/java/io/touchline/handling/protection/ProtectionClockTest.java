package io.touchline.handling.protection;

import static io.touchline.handling.protection.SlowModes.NOW;
import static io.touchline.handling.protection.SlowModes.firm;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one replica ends is over on all of them. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class ProtectionClockTest {

    @Inject
    DataSource database;

    @Inject
    ProtectionWatch watch;

    @Inject
    Protections protections;

    @Inject
    MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aReplicaWhoseClockIsAheadEndsNothing() throws Exception {
        String namespace = fresh("ns");
        SlowModes.write(database, namespace, firm("a", NOW, Duration.ofDays(3)));

        clock.forward(Duration.ofDays(4));
        watch.look();
        clock.reset();

        assertThat(protections.of(namespace, "a"))
                .singleElement()
                .extracting(Protection::endedAt)
                .isNull();
    }
}
