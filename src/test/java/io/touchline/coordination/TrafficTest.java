package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted here and brought to Redis. */
class TrafficTest {

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private static final long MINUTE = 60_000;

    private final String namespace = "t-" + Comments.random();
    private final Comments comments = new Comments(namespace);
    private final long kickOff = Comments.KICK_OFF.toEpochMilli();

    @Test
    void countsTheWindowAndWhatWasBeforeItApart() {
        Traffic traffic = traffic(Duration.ofMinutes(10), Duration.ofHours(1));
        for (int minute = 0; minute < 100; minute++) {
            traffic.note(minute % 2 == 0 ? comments.calm(1, 60L * minute) : comments.hostile(1, 60L * minute));
        }

        assertThat(traffic.all(namespace, kickOff + 99 * MINUTE)).isEqualTo(new Traffic.Volume(51, 10));
        assertThat(traffic.hostile(namespace, kickOff + 99 * MINUTE)).isEqualTo(new Traffic.Volume(26, 5));
        assertThat(traffic.all(namespace, kickOff)).isEqualTo(new Traffic.Volume(0, 1));
        assertThat(traffic.all("other", kickOff)).isEqualTo(new Traffic.Volume(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "10, 20", "10, 14400", "59, 118"})
    void windowShorterThanAMinuteIsCountedAsOne(int window, int history) {
        Traffic traffic = traffic(Duration.ofSeconds(window), Duration.ofSeconds(history));
        traffic.note(comments.hostile(1, 0));
        traffic.note(comments.hostile(1, 61));

        assertThat(traffic.all(namespace, kickOff + MINUTE).inWindow()).isEqualTo(1);
        assertThat(traffic.all(namespace, kickOff + MINUTE).prior()).isEqualTo(1);
    }

    /** Comments of now arrive beside those of last month all the time. */
    @Test
    void backfillBesideLiveCommentsKeepsItsOwnPast() {
        MovableClock clock = new MovableClock();
        Traffic traffic = new Traffic(OWN.redis(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
        long month = 30 * 86_400;
        for (int minute = 0; minute < 240; minute++) {
            traffic.note(comments.calm(1, 60L * minute - month));
        }
        refresh(traffic);
        long last = kickOff - month * 1_000 + 239 * MINUTE;
        assertThat(traffic.all(namespace, last)).isEqualTo(new Traffic.Volume(230, 10));

        for (int second = 0; second < 3; second++) {
            clock.forward(Duration.ofSeconds(1));
            traffic.note(comments.calm(1, second));
            if (second != 1) {
                traffic.note(comments.calm(1, 60 * 239 - month));
            }
            refresh(traffic);
            assertThat(traffic.all(namespace, last).prior()).isEqualTo(230);
        }

        assertThat(traffic.all(namespace, last).inWindow()).isEqualTo(12);
        assertThat(traffic.all(namespace, kickOff)).isEqualTo(new Traffic.Volume(0, 3));
    }

    /** As another replica does, or this one after a restart. */
    @Test
    void asksForThePastOfABackfillToo() {
        long month = 30 * 86_400;
        Traffic before = new Traffic(OWN.redis(), Clock.systemUTC(), Duration.ofMinutes(10), Duration.ofHours(4));
        for (int minute = 0; minute < 240; minute++) {
            before.note(comments.calm(1, 60L * minute - month));
        }
        refresh(before);
        Traffic traffic = new Traffic(OWN.redis(), Clock.systemUTC(), Duration.ofMinutes(10), Duration.ofHours(4));
        traffic.note(comments.calm(1, 0));
        traffic.note(comments.calm(1, 60 * 240 - month));

        refresh(traffic);

        assertThat(traffic.all(namespace, kickOff - month * 1_000 + 240 * MINUTE))
                .isEqualTo(new Traffic.Volume(231, 10));
    }

    /** A backfill that is scattered over a month holds no more than its latest hours. */
    @Test
    void forgetsHoursThatHaveNotHadACommentForLong() {
        MovableClock clock = new MovableClock();
        Traffic traffic = new Traffic(OWN.redis(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
        traffic.note(comments.calm(2, -40 * 86_400));
        refresh(traffic);
        for (int day = 30; day > 0; day--) {
            clock.forward(Duration.ofSeconds(1));
            traffic.note(comments.calm(2, -86_400L * day));
            traffic.note(comments.calm(2, 3_600));
            refresh(traffic);
        }

        assertThat(traffic.all(namespace, kickOff - 40 * 86_400_000L).inWindow())
                .isZero();
        assertThat(traffic.all(namespace, kickOff - 10 * 86_400_000L).inWindow())
                .isOne();
        assertThat(traffic.all(namespace, kickOff + 60 * MINUTE).inWindow()).isEqualTo(30);
    }

    /** Until it is there again it would neither tell its counts nor learn those of others. */
    @Test
    void goesOnTellingWhenItsClockIsSetBack() {
        MovableClock clock = new MovableClock();
        clock.forward(Duration.ofHours(5));
        Traffic traffic = new Traffic(OWN.redis(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
        traffic.note(comments.calm(1, 0));
        refresh(traffic);
        clock.reset();
        traffic.note(comments.calm(2, 0));
        refresh(traffic);

        Traffic other = new Traffic(OWN.redis(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
        other.note(comments.calm(3, 0));
        refresh(other);
        assertThat(other.all(namespace, kickOff).inWindow()).isEqualTo(3);
    }

    /** Objects have no past either then; the crowd of the last minutes was there nevertheless. */
    @Test
    void redisThatHasLostItsDataTakesThePastWithIt() {
        MovableClock clock = new MovableClock();
        Traffic traffic = traffic(clock);
        countAnHour(traffic);
        refresh(traffic);
        long last = kickOff + 59 * MINUTE;
        assertThat(traffic.all(namespace, last)).isEqualTo(new Traffic.Volume(50, 10));

        OWN.redis().sendAndAwait(Request.cmd(Command.FLUSHALL));
        clock.forward(Duration.ofSeconds(1));
        traffic.note(comments.calm(1, 59 * 60));
        refresh(traffic);

        assertThat(traffic.all(namespace, last)).isEqualTo(new Traffic.Volume(0, 11));
        clock.forward(Duration.ofSeconds(1));
        traffic.note(comments.calm(1, 62 * 60));
        refresh(traffic);
        assertThat(traffic.all(namespace, last)).isEqualTo(new Traffic.Volume(0, 11));
        assertThat(traffic.all(namespace, kickOff + 80 * MINUTE)).isEqualTo(new Traffic.Volume(2, 0));
    }

    /** A node of a cluster loses what is known of some objects, and not the counts, which lie on another. */
    @Test
    void pastThatIsForgottenIsForgottenByAllReplicas() {
        MovableClock clock = new MovableClock();
        Traffic one = traffic(clock);
        Traffic other = traffic(clock);
        countAnHour(one);
        refresh(one);
        other.note(comments.calm(1, 59 * 60));
        refresh(other);
        long last = kickOff + 59 * MINUTE;
        assertThat(other.all(namespace, last)).isEqualTo(new Traffic.Volume(50, 11));

        one.forgetPast(Set.of(namespace)).await().indefinitely();
        clock.forward(Duration.ofSeconds(1));
        other.note(comments.calm(1, 59 * 60));
        refresh(other);

        assertThat(one.all(namespace, last)).isEqualTo(new Traffic.Volume(0, 10));
        assertThat(other.all(namespace, last)).isEqualTo(new Traffic.Volume(0, 12));
    }

    /** Whoever finds the loss may have had no comment of the namespace. */
    @Test
    void pastIsForgottenByWhoeverNeverKnewIt() {
        MovableClock clock = new MovableClock();
        clock.forwardTo(Comments.KICK_OFF.plus(Duration.ofMinutes(60)));
        Traffic other = traffic(clock);
        countAnHour(other);
        refresh(other);

        traffic(clock).forgetPast(Set.of(namespace)).await().indefinitely();
        clock.forward(Duration.ofSeconds(1));
        other.note(comments.calm(1, 59 * 60));
        refresh(other);

        assertThat(other.all(namespace, kickOff + 59 * MINUTE)).isEqualTo(new Traffic.Volume(0, 11));
    }

    /** As where a call to another node fails first, or before the first answer of many. */
    @Test
    void whatWasNeverSentIsSentLater() {
        MovableClock clock = new MovableClock();
        CutRedis cut = CutRedis.of(OWN.redis());
        Traffic traffic = new Traffic(cut.client(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
        for (int hour = 0; hour < 100; hour++) {
            traffic.note(comments.calm(1, -3_600L * hour));
        }
        traffic.refresh(namespace);
        cut.cutAfter(1);
        assertThatThrownBy(() -> refresh(traffic)).isNotNull();
        cut.mend();

        clock.forward(Duration.ofSeconds(1));
        refresh(traffic);

        for (int hour = 0; hour < 100; hour++) {
            Traffic other = traffic(clock);
            other.note(comments.calm(1, -3_600L * hour));
            refresh(other);
            assertThat(other.all(namespace, kickOff - 60 * MINUTE * hour).inWindow())
                    .as("hour %d", hour)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    /** As one that was killed does, whose file is written once a second. */
    @Test
    void redisThatHasLostItsLastSecondKeepsThePast() {
        MovableClock clock = new MovableClock();
        Traffic traffic = traffic(clock);
        countAnHour(traffic);
        refresh(traffic);
        long hour = kickOff / MINUTE / 60;
        OWN.redis()
                .sendAndAwait(Request.cmd(Command.HINCRBY)
                        .arg("tl:{" + namespace + ":traffic:all}:" + hour)
                        .arg(Long.toString(kickOff / MINUTE + 59))
                        .arg("-1"));

        for (int second = 0; second < 2; second++) {
            clock.forward(Duration.ofSeconds(1));
            traffic.note(comments.calm(1, 59 * 60));
            refresh(traffic);
        }

        assertThat(traffic.all(namespace, kickOff + 59 * MINUTE).prior()).isEqualTo(50);
    }

    private void countAnHour(Traffic traffic) {
        for (int minute = 0; minute < 60; minute++) {
            traffic.note(comments.calm(1, 60L * minute));
        }
    }

    private static Traffic traffic(Clock clock) {
        return new Traffic(OWN.redis(), clock, Duration.ofMinutes(10), Duration.ofHours(4));
    }

    private void refresh(Traffic traffic) {
        traffic.refresh(namespace).await().indefinitely();
    }

    private static Traffic traffic(Duration window, Duration history) {
        return new Traffic(null, Clock.systemUTC(), window, history);
    }
}
