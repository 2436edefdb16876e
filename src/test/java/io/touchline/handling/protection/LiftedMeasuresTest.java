package io.touchline.handling.protection;

import static io.touchline.handling.protection.SlowModes.NOW;
import static io.touchline.handling.protection.SlowModes.SLOW;
import static io.touchline.handling.protection.SlowModes.THREAT;
import static io.touchline.handling.protection.SlowModes.decision;
import static io.touchline.handling.protection.SlowModes.note;
import static io.touchline.handling.protection.SlowModes.slowMode;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is recommended of what persons have lifted. */
@QuarkusTest
class LiftedMeasuresTest {

    @Inject
    DataSource database;

    @Inject
    Protections protections;

    @Inject
    LiftedProtections lifted;

    private final String namespace = fresh("ns");

    /** A machine brings it back no more; whether a person does is asked all the same. */
    @Test
    void aPersonIsAskedWhereARuleWantsThatWhateverWasLifted() throws SQLException {
        SlowModes.write(database, namespace, note("a", NOW, Duration.ofHours(2)));
        protections.lift(namespace, "a", Action.SLOW_MODE, new LiftRequest("mod-1", "a mistake", null));
        Recommendation asked = slowMode(THREAT, true, "a");
        Decision decision = decision(List.of(slowMode(SLOW, false, "a")), List.of(asked));

        assertThat(protections.withoutLifted(decision, namespace, NOW.plusSeconds(60)))
                .containsExactly(asked);
        assertThat(protections.withoutLifted(decision, namespace, NOW.plus(3, ChronoUnit.HOURS)))
                .isEqualTo(decision.recommendations());
        assertThat(ProtectionNote.of(decision.recommendations(), decision.standbys(), NOW))
                .singleElement()
                .satisfies(note -> assertThat(note.moreRules()).isEmpty());
    }

    /** What was written before the end of a lifting may come after it. */
    @Test
    void whatIsLiftedStaysAwayForCommentsOfItsTimeThatComeLater() throws SQLException {
        Instant from = NOW.minus(Duration.ofHours(2));
        SlowModes.write(database, namespace, note("a", from, Duration.ofMinutes(119)));
        new Rows(database)
                .change(
                        "UPDATE protection SET ended_at = began_at + interval '1 hour', ended_how = 'PERSON' WHERE namespace = ?",
                        namespace);

        lifted.poll();

        Decision decision = decision(List.of(slowMode(SLOW, false, "a")), List.of());
        assertThat(protections.withoutLifted(decision, namespace, from.plusSeconds(60)))
                .isEmpty();
        assertThat(protections.withoutLifted(decision, namespace, NOW)).hasSize(1);
    }
}
