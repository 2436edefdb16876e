package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisGate;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class TargetActivityTest {

    @Inject
    Redis redis;

    @Inject
    RedisGate gate;

    @Inject
    CoordinationConfig config;

    private final Comments comments = Comments.inFreshNamespace();

    /**
     * Gaps from seconds to more than a day: rings advance a little, wrap, and are cleared whole. From everybody's first
     * comment to hardly a minute in which nobody comes twice.
     */
    @ParameterizedTest
    @CsvSource({"1, 300", "2, 300", "3, 1", "4, 1", "5, 3", "6, 20"})
    void countsAreThoseOfTheSlowTwinWhateverTheOrderAndTheReplays(long seed, int accounts) {
        Random random = new Random(seed);
        List<Observation> inOrder = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < 300; i++) {
            second += gap(random);
            int account = i % accounts;
            inOrder.add(random.nextInt(3) == 0 ? comments.calm(account, second) : comments.hostile(account, second));
        }
        CountedBuckets twin = new CountedBuckets();
        inOrder.forEach(comment -> twin.add(comment.eventTime(), comment.account(), comment.hostile()));
        StormBuckets expected = twin.build();
        List<Observation> arriving = arriving(inOrder, random);

        TargetActivity targets = new TargetActivity(redis, CallReach.NODE, Comments.RULES, Clock.systemUTC());
        for (int begin = 0; begin < arriving.size(); begin += 7) {
            List<Observation> batch = arriving.subList(begin, Math.min(arriving.size(), begin + 7));
            targets.observe(Map.of(new TargetActivity.Target(comments.namespace(), "lin"), batch), (target, seen) -> {})
                    .forEach(call -> call.await().indefinitely());
        }
        StormBuckets actual = targets.counts(comments.namespace(), "lin")
                .await()
                .indefinitely()
                .buckets();

        Instant at = expected.newestOr(Instant.EPOCH);
        long now = at.getEpochSecond() / 60;
        assertThat(actual.newest()).isEqualTo(expected.newest());
        assertThat(actual.firstMinute()).isEqualTo(expected.firstMinute());
        for (long minute = now - 130; minute <= now + 2; minute++) {
            assertThat(actual.hostileInMinute(minute)).isEqualTo(expected.hostileInMinute(minute));
            assertThat(actual.allInMinute(minute)).isEqualTo(expected.allInMinute(minute));
        }
        for (long hour = now / 60 - 34; hour <= now / 60 + 1; hour++) {
            assertThat(actual.hostileInHour(hour)).isEqualTo(expected.hostileInHour(hour));
        }
        assertThat(StormGauge.read(actual, at)).isEqualTo(StormGauge.read(expected, at));
    }

    /** Co-action sees it in each of them. */
    @Test
    void oneAccountAloneMakesNoStorm() {
        List<StormLevel> levels = new ArrayList<>();
        for (int second = 0; second < 600; second += 12) {
            levels.add(observe(second, comments.hostile(1, second)).storm());
        }
        TargetActivity.Sighting friend = observe(600, comments.hostile(2, 600));

        assertThat(levels).containsOnly(StormLevel.CALM);
        assertThat(reading(599).hostileLast5Min()).isEqualTo(5);
        assertThat(reading(599).commentsLast5Min()).isEqualTo(25);
        assertThat(friend.others()).isEqualTo(1);
    }

    /** As many as there are in one minute, in each of five. */
    @ParameterizedTest
    @CsvSource({"2, RISING", "3, RISING", "4, STORM"})
    void severalAccountsMakeOne(int accounts, StormLevel comesTo) {
        TargetActivity.Sighting last = null;
        for (int second = 0; second < 300; second += 10) {
            for (int account = 1; account <= accounts; account++) {
                last = observe(second, comments.hostile(account, second));
            }
        }

        assertThat(last.storm()).isEqualTo(comesTo);
        assertThat(reading(299).hostileLast5Min()).isEqualTo(5L * accounts);
    }

    /** Several targets in a call, one of them with more comments than counts fit into one command. */
    @Test
    void tellsEachTargetItsOwn() {
        TargetActivity targets = new TargetActivity(redis, CallReach.NODE, Comments.RULES, Clock.systemUTC());
        Map<TargetActivity.Target, List<Observation>> call = new LinkedHashMap<>();
        int[] sizes = {1, 1_500, 3};
        for (int t = 0; t < sizes.length; t++) {
            List<Observation> some = new ArrayList<>();
            for (int i = 0; i < sizes[t]; i++) {
                some.add(i % 3 == 2 ? comments.calm(i, i / 10) : comments.hostile(i, i / 10));
            }
            call.put(new TargetActivity.Target(comments.namespace(), "target-" + t), some);
        }
        Map<TargetActivity.Target, TargetActivity.Sightings> seen = new ConcurrentHashMap<>();
        for (int repeat = 0; repeat < 2; repeat++) {
            targets.observe(call, seen::put).forEach(trip -> trip.await().indefinitely());
        }

        assertThat(seen).hasSize(sizes.length);
        call.forEach((target, some) -> {
            TargetActivity.Sightings told = seen.get(target);
            long minute = Comments.KICK_OFF.getEpochSecond() / 60;
            long all = 0;
            long hostile = 0;
            for (long m = minute; m <= minute + 5; m++) {
                all += told.buckets().allInMinute(m);
                hostile += told.buckets().hostileInMinute(m);
            }
            assertThat(all).isEqualTo(some.size());
            assertThat(hostile)
                    .isEqualTo(some.stream().filter(Observation::hostile).count());
            assertThat(told.sightings()).hasSameSizeAs(some);
        });
        assertThat(seen.get(new TargetActivity.Target(comments.namespace(), "target-2"))
                        .sightings())
                .extracting(TargetActivity.Sighting::others)
                .containsExactly(1, 1, 0);
    }

    /** An account that comes once a minute, ahead by as much as is allowed; or another replica whose clock is ahead. */
    @ParameterizedTest
    @CsvSource({
        "20, RISING, 120, 0",
        "20, RISING, 120, 120",
        "10, STORM, 300, 300",
        "10, STORM, 900, 900",
        "10, STORM, 3000, 0",
        "10, STORM, 3000, 3000"
    })
    void whatIsAheadHidesNoStorm(int gap, StormLevel comesTo, long ahead, long clockAhead) {
        Comments alone = Comments.inFreshNamespace();
        List<StormLevel> expected = new ArrayList<>();
        List<StormLevel> levels = new ArrayList<>();
        List<StormLevel> read = new ArrayList<>();
        for (int second = 0; second < 600; second += gap) {
            if (second % 60 == 0) {
                observe(second + clockAhead, comments.calm(1, second + ahead));
            }
            expected.add(observe(second, alone.hostile(100 + second, second)).storm());
            levels.add(observe(second, comments.hostile(100 + second, second)).storm());
            read.add(reading(second).level());
        }

        assertThat(expected).contains(StormLevel.RISING).endsWith(comesTo);
        assertThat(levels).isEqualTo(expected);
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void whatIsAheadLetsNothingCountTwiceOrTooLate() {
        List<Observation> inTime = new ArrayList<>();
        for (int second = 0; second <= 600; second += 60) {
            observe(second, comments.calm(1, second + 1_800));
            inTime.add(comments.hostile(100 + second, second));
            observe(second, inTime.get(inTime.size() - 1));
        }

        inTime.forEach(comment -> observe(600, comment));
        TargetActivity.Sighting late = observe(601, comments.hostile(2, 0));

        assertThat(late.storm()).isEqualTo(StormLevel.CALM);
        assertThat(late.others()).isZero();
        StormBuckets buckets = buckets();
        long minute = Comments.KICK_OFF.getEpochSecond() / 60;
        for (long m = minute; m <= minute + 10; m++) {
            assertThat(buckets.hostileInMinute(m)).isEqualTo(1);
        }
    }

    /** It is Redis' own time that says what is now, whatever the clock of the replica that brings a comment. */
    @ParameterizedTest
    @ValueSource(longs = {3_700, 7_200, 604_800})
    void clockThatIsAheadByMoreThanAnHourMakesNothingOfNowLate(long ahead) {
        long now = Duration.between(Comments.KICK_OFF, Instant.now()).toSeconds();
        observe(now + ahead, comments.hostile(1, now + ahead));

        TargetActivity.Sighting first = observe(now, comments.hostile(2, now));
        TargetActivity.Sighting second = observe(now, comments.hostile(3, now));
        TargetActivity.Sighting lying = observe(now + ahead, comments.hostile(4, now + ahead));

        assertThat(List.of(first, second, lying))
                .extracting(TargetActivity.Sighting::others)
                .containsExactly(1, 2, 3);
        assertThat(buckets().newestOr(Instant.EPOCH)).isBefore(Instant.now().plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(longs = {-7_200, 0, 7_200})
    void stormIsReadWhateverTheClockOfWhoeverAsks(long ahead) {
        long now = Duration.between(Comments.KICK_OFF, Instant.now()).toSeconds();
        for (int i = 0; i < 25; i++) {
            observe(now, comments.hostile(100 + i, now));
        }
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead));

        StormReading reading = new CoordinationReads(gate, config, clock)
                .storm(comments.namespace(), "lin")
                .await()
                .indefinitely();

        assertThat(reading.level()).isEqualTo(StormLevel.STORM);
    }

    /** What it brings is of another time, as whatever is late. */
    @Test
    void clockThatIsBehindByMoreThanAnHourCountsNothing() {
        observe(0, comments.hostile(1, 0));
        TargetActivity.Sighting within = observe(-3_500, comments.hostile(2, -3_500));
        TargetActivity.Sighting behind = observe(-86_400, comments.hostile(3, -86_400));

        assertThat(within.others()).isZero();
        assertThat(behind.storm()).isEqualTo(StormLevel.CALM);
        assertThat(buckets().firstMinute())
                .isEqualTo(Comments.KICK_OFF.minusSeconds(3_500).getEpochSecond() / 60);
    }

    private TargetActivity.Sighting observe(long clockSecond, Observation comment) {
        List<TargetActivity.Sighting> sightings = new ArrayList<>();
        at(clockSecond)
                .observe(
                        Map.of(new TargetActivity.Target(comment.namespace(), "lin"), List.of(comment)),
                        (target, seen) -> sightings.addAll(seen.sightings()))
                .forEach(call -> call.await().indefinitely());
        return sightings.get(0);
    }

    private StormReading reading(long clockSecond) {
        return StormGauge.worst(buckets(), Comments.KICK_OFF.plusSeconds(clockSecond));
    }

    private StormBuckets buckets() {
        return at(0).counts(comments.namespace(), "lin").await().indefinitely().buckets();
    }

    private TargetActivity at(long clockSecond) {
        Clock clock = Clock.fixed(Comments.KICK_OFF.plusSeconds(clockSecond), ZoneOffset.UTC);
        return new TargetActivity(redis, CallReach.NODE, Comments.RULES, clock);
    }

    private static long gap(Random random) {
        int kind = random.nextInt(100);
        if (kind == 0) {
            return random.nextInt(2 * 86_400);
        }
        return kind < 10 ? random.nextInt(5_000) : random.nextInt(120);
    }

    /** Out of order by less than the lateness, and every fifth comment twice. */
    private static List<Observation> arriving(List<Observation> inOrder, Random random) {
        Map<Observation, Integer> delays = new HashMap<>();
        inOrder.forEach(comment -> delays.put(comment, random.nextInt(600)));
        List<Observation> arriving = new ArrayList<>(inOrder);
        arriving.sort(Comparator.comparing(
                (Observation comment) -> comment.eventTime().plusSeconds(delays.get(comment))));
        for (int i = 0; i < arriving.size(); i += 5) {
            arriving.add(i + 1, arriving.get(i));
        }
        return arriving;
    }
}
