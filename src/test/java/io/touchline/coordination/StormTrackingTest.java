package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comments make of storms, and how that is told with them. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class StormTrackingTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    Redis redis;

    private final Comments comments = Comments.inFreshNamespace();
    private Tracked tracked;

    @BeforeEach
    void track() {
        tracked = new Tracked(tracker, redis, comments.namespace());
    }

    @Test
    void commentThatIsTooLateHasNoPartInTodaysStorm() {
        List<Observation> storm = new ArrayList<>();
        for (int account = 1; account <= 25; account++) {
            storm.add(comments.hostile(account, account));
        }
        tracked.observeAll(storm);

        List<CoordinationReport> reports = tracked.observeAll(List.of(
                comments.hostile(26, 25 - 600), comments.hostile(27, 24 - 600), comments.hostile(28, -30 * 86_400)));

        assertThat(reports)
                .extracting(report -> report.storms().get("lin-zhixia"))
                .containsExactly(StormLevel.STORM, StormLevel.CALM, StormLevel.CALM);
    }

    @Test
    void revisionThatTurnsHostileCountsAsHostileOnce() {
        Observation calm = comments.calm(1, 0);
        Observation hostile = new Observation(
                calm.namespace(),
                calm.commentKey(),
                calm.account(),
                calm.eventTime(),
                0.9,
                calm.objects(),
                calm.targetIds());
        tracked.observe(calm);
        tracked.observe(hostile);
        tracked.observe(hostile);

        assertThat(tracked.storm().hostileLast5Min()).isEqualTo(1);
        assertThat(tracked.storm().commentsLast5Min()).isEqualTo(1);
    }

    /** Whichever of its revisions, of another minute too, and whatever else the account says beside it. */
    @Test
    void revisionCountsNoFurtherMinuteOfItsAccount() {
        Observation first = comments.hostile(1, 0);
        Observation edited = new Observation(
                first.namespace(),
                first.commentKey(),
                first.account(),
                first.eventTime().plusSeconds(60),
                0.9,
                first.objects(),
                first.targetIds());
        tracked.observeAll(List.of(first, edited, edited));
        assertThat(tracked.storm().hostileLast5Min()).isEqualTo(1);

        tracked.observeAll(List.of(comments.hostile(1, 30), comments.hostile(1, 90), comments.hostile(1, 91)));

        assertThat(tracked.storm().hostileLast5Min()).isEqualTo(2);
        assertThat(tracked.storm().commentsLast5Min()).isEqualTo(4);
    }

    /** What was imported from last week says nothing of the days since. */
    @Test
    void oldCommentThatComesFirstIsNoDayOfCalm() {
        tracked.observe(comments.hostile(1, -7 * 86_400));
        for (int minute = 0; minute < 120; minute++) {
            for (int account = 0; account < 3; account++) {
                tracked.observe(comments.hostile(10 + 3 * minute + account, 60 * minute + account));
            }
        }

        StormLevel level = tracked.observe(comments.calm(9, 60 * 120)).storms().get("lin-zhixia");

        assertThat(level).isEqualTo(StormLevel.CALM);
    }

    @Test
    void stormRisesAndIsToldPerTarget() {
        List<StormLevel> levels = new ArrayList<>();
        for (int account = 1; account <= 20; account++) {
            levels.add(
                    tracked.observe(comments.hostile(account, account)).storms().get("lin-zhixia"));
        }

        assertThat(levels.get(6)).isEqualTo(StormLevel.CALM);
        assertThat(levels.get(7)).isEqualTo(StormLevel.RISING);
        assertThat(levels.get(19)).isEqualTo(StormLevel.STORM);
        assertThat(tracked.observe(comments.calm(99, 600)).storms()).containsEntry("lin-zhixia", StormLevel.SUBSIDING);
        assertThat(tracked.observe(comments.calm(99, 3_600)).storms()).containsEntry("lin-zhixia", StormLevel.CALM);
    }

    /** As a backfill sends an afternoon: what comes later in the call is not yet there when the storm is. */
    @Test
    void stormWithinACallIsToldWhateverComesAfterIt() {
        List<Observation> afternoon = new ArrayList<>();
        for (int account = 1; account <= 40; account++) {
            afternoon.add(comments.hostile(account, 10L * account));
        }
        for (int minute = 20; minute < 150; minute += 5) {
            afternoon.add(comments.calm(100 + minute, 60L * minute));
        }

        List<StormLevel> levels = tracker.observe(afternoon, Tracked.BUDGET).await().indefinitely().stream()
                .map(report -> report.storms().get("lin-zhixia"))
                .toList();

        assertThat(levels.subList(0, 40)).containsOnly(StormLevel.STORM);
        assertThat(levels.get(45)).isEqualTo(StormLevel.CALM);
    }
}
