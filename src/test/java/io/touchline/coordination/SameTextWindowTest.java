package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(CoordinationProfile.class)
class SameTextWindowTest {

    static final WindowRules RULES =
            new WindowRules(Duration.ofMinutes(10), Duration.ofMinutes(10), 50, 20_000, Duration.ofHours(1));

    private static final Duration SHORT = Duration.ofSeconds(100);

    @Inject
    Redis redis;

    private final Comments comments = Comments.inFreshNamespace();

    /** Random accounts, times, replays, batches, and an order of arrival that is off by up to the lateness. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsLikeTheNaiveWindow(long seed) {
        Random random = new Random(seed);
        SameTextWindow window =
                new SameTextWindow(redis, new WindowRules(SHORT, SHORT, 50, 1_000, Duration.ofHours(1)), 5);
        NaiveWindow naive = new NaiveWindow(SHORT.toSeconds(), SHORT.toSeconds());
        List<Observation> arriving = arriving(random, 400);

        int begin = 0;
        while (begin < arriving.size()) {
            int end = Math.min(arriving.size(), begin + 1 + random.nextInt(6));
            List<Observation> batch = arriving.subList(begin, end);
            List<Integer> expected = batch.stream().map(naive::observe).toList();

            List<SameTextWindow.Sighting> sightings = window.observe(comments.namespace(), "t" + seed, batch)
                    .await()
                    .indefinitely();

            assertThat(sightings).extracting(SameTextWindow.Sighting::others).isEqualTo(expected);
            assertThat(sightings).extracting(SameTextWindow.Sighting::capped).containsOnly(false);
            begin = end;
        }
    }

    @Test
    void tellsTheActionsWhileASwarmForms() {
        SameTextWindow window = new SameTextWindow(redis, RULES, 2);
        List<Observation> posts = new ArrayList<>();
        for (int account = 1; account <= 5; account++) {
            posts.add(comments.hostile(account, account));
        }

        List<SameTextWindow.Sighting> sightings =
                window.observe(comments.namespace(), "t", posts).await().indefinitely();

        assertThat(sightings.get(0).actions()).isEmpty();
        assertThat(sightings.get(1).actions())
                .containsExactlyInAnyOrder(CoAction.of(posts.get(0)), CoAction.of(posts.get(1)));
        assertThat(sightings.get(4).actions()).isEmpty();
    }

    @Test
    void oneBusyAccountMakesTheCountALowerBoundThatSaysSo() {
        SameTextWindow window =
                new SameTextWindow(redis, new WindowRules(SHORT, SHORT, 3, 1_000, Duration.ofHours(1)), 5);
        List<Observation> posts = new ArrayList<>();
        posts.add(comments.hostile(1, 0));
        for (int i = 0; i < 20; i++) {
            posts.add(comments.hostile(2, 1));
        }

        List<SameTextWindow.Sighting> sightings =
                window.observe(comments.namespace(), "t", posts).await().indefinitely();

        assertThat(sightings.get(1)).isEqualTo(new SameTextWindow.Sighting(1, false, List.of()));
        assertThat(sightings.get(20)).isEqualTo(new SameTextWindow.Sighting(0, true, List.of()));
    }

    @Test
    void fullKeyForgetsTheOldestAndTakesNoReplayOfIt() {
        SameTextWindow window =
                new SameTextWindow(redis, new WindowRules(SHORT.dividedBy(2), SHORT, 2, 8, Duration.ofHours(1)), 50);
        List<Observation> posts = new ArrayList<>();
        for (int account = 1; account <= 20; account++) {
            posts.add(comments.hostile(account, account));
        }
        window.observe(comments.namespace(), "t", posts).await().indefinitely();

        window.observe(comments.namespace(), "t", posts.subList(0, 5)).await().indefinitely();

        SameTextWindow.Sighting sighting = window.observe(comments.namespace(), "t", List.of(comments.hostile(99, -40)))
                .await()
                .indefinitely()
                .get(0);
        assertThat(sighting.others()).isZero();
    }

    private List<Observation> arriving(Random random, int count) {
        List<Observation> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(comments.hostile(random.nextInt(25), random.nextInt(2_000)));
        }
        // Sorting by time plus a delay keeps most within lateness and leaves some that are beyond it.
        Map<Observation, Integer> delays = new HashMap<>();
        events.forEach(event -> delays.put(event, random.nextInt(120)));
        List<Observation> arriving = new ArrayList<>(events);
        for (int i = 0; i < count / 10; i++) {
            arriving.add(events.get(random.nextInt(count)));
        }
        Collections.shuffle(arriving, random);
        arriving.sort(
                Comparator.comparing((Observation event) -> event.eventTime().plusSeconds(delays.get(event))));
        return arriving;
    }

    /** Remembers everything and looks at all of it each time. */
    private static final class NaiveWindow {

        private final long window;
        private final long lateness;
        private final Map<String, Observation> accepted = new HashMap<>();
        private long newest = Long.MIN_VALUE;

        NaiveWindow(long window, long lateness) {
            this.window = window;
            this.lateness = lateness;
        }

        int observe(Observation event) {
            long at = event.eventTime().getEpochSecond();
            if (newest != Long.MIN_VALUE && at < newest - lateness) {
                return 0;
            }
            accepted.put(event.commentKey(), event);
            newest = Math.max(newest, at);
            return (int) accepted.values().stream()
                    .filter(other -> Math.abs(other.eventTime().getEpochSecond() - at) <= window)
                    .filter(other -> !other.account().equals(event.account()))
                    .map(Observation::account)
                    .distinct()
                    .count();
        }
    }
}
