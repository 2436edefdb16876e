package io.touchline.handling.standing;

import static io.touchline.handling.standing.TestRules.decision;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CopyMarkers;
import io.touchline.handling.Action;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandingCopiesTest {

    @RegisterExtension
    static final OwnRedis REDIS = new OwnRedis();

    private final StandingCopies copies = new StandingCopies(REDIS.redis(), TestRules.DEFAULT);
    private final CopyMarkers markers = new CopyMarkers(REDIS.redis(), "standing");
    private final Copy.Owner owner = new Copy.Owner("local", StrikeSamples.account());

    /** Redis expires by its own clock. */
    private final long now = Clock.systemUTC().millis();

    @Test
    void readsBackWhatItWrote() {
        List<Mark> marks = List.of(live(15, false), live(0.123456789012345, true));

        write(1, marks);

        assertThat(read()).isEqualTo(marks);
    }

    @Test
    void isNotOverwrittenByAnEarlierState() {
        write(1_785_765_600_000_001L, List.of());
        write(1_785_765_600_000_000L, List.of(live(6, false)));
        assertThat(read()).isEmpty();

        write(1_785_765_600_000_002L, List.of(live(6, false)));
        assertThat(read()).hasSize(1);
    }

    @Test
    void leavesOutWhatCarriesNothing() {
        Mark over = new Mark(now - 2_000, now - 1_000, 6, false);
        Mark hidden = new Mark(now - 5_000, now + 60_000, 0.5, true);
        Mark newest = live(0.5, true);

        write(1, List.of(over, hidden, newest));

        assertThat(read()).containsExactly(newest);
    }

    @Test
    void keepsTheHeaviest() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            marks.add(live(1 + i, false));
        }

        write(1, marks);

        assertThat(read()).hasSize(StandingCopies.MOST_MARKS).allMatch(mark -> mark.weight() >= 37);
    }

    @Test
    void goesWhenItsLastMarkExpires() {
        write(1, List.of(new Mark(now, now + 60_000, 6, false), new Mark(now, now + 90_000, 1, false)));

        long ttl = REDIS.redis()
                .send(Request.cmd(Command.PTTL)
                        .arg("tl:{local:account:" + owner.account().hex() + "}:standing"))
                .await()
                .indefinitely()
                .toLong();

        assertThat(ttl).isBetween(1L, Duration.ofSeconds(90).toMillis());
    }

    @Test
    void standsAsTheWholeDoes() {
        List<Mark> marks = List.of(
                decision(Action.WARN, 0), decision(Action.MUTE, 3), TestRules.education(4), TestRules.education(4.1));
        Instant moment = TestRules.day(5);
        List<Mark> shifted = marks.stream()
                .map(mark -> new Mark(
                        mark.at() + now - moment.toEpochMilli(),
                        mark.expiresAt() + now - moment.toEpochMilli(),
                        mark.weight(),
                        mark.byRule()))
                .toList();

        write(1, shifted);

        assertThat(Standing.of(read(), Instant.ofEpochMilli(now), TestRules.DEFAULT)
                        .points())
                .isEqualTo(Standing.of(marks, moment, TestRules.DEFAULT).points());
    }

    @Test
    void tellsAnEmptiedRedis() {
        markers.set().await().indefinitely();
        assertThat(markers.allThere().await().indefinitely()).isTrue();

        REDIS.redis()
                .send(Request.cmd(Command.DEL).arg("tl:{*:standing:63}:kept"))
                .await()
                .indefinitely();
        assertThat(markers.allThere().await().indefinitely()).isFalse();
    }

    private Mark live(double weight, boolean byRule) {
        return new Mark(now, now + 60_000, weight, byRule);
    }

    private void write(long version, List<Mark> marks) {
        copies.write(new Copy(owner, version, marks), now).await().indefinitely();
    }

    private List<Mark> read() {
        return copies.read(owner.namespace(), owner.account()).await().indefinitely();
    }
}
