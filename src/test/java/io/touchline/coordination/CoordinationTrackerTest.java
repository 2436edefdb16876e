package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.PageRequest;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class CoordinationTrackerTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    CoordinationReads reads;

    @Inject
    GroupPages pages;

    @Inject
    Redis redis;

    private final Comments comments = Comments.inFreshNamespace();
    private Tracked tracked;

    @BeforeEach
    void track() {
        tracked = new Tracked(tracker, redis, comments.namespace());
    }

    @Test
    void loneCommentIsNothing() {
        CoordinationReport report = tracked.observe(comments.hostile(1, 0));

        assertThat(report.groupId()).isEmpty();
        assertThat(report.score()).isZero();
        assertThat(report.signals()).isEmpty();
        assertThat(report.storms()).containsOnlyKeys("lin-zhixia").containsValue(StormLevel.CALM);
        assertThat(report.capped()).isFalse();
    }

    @Test
    void commentWithoutTextOrTargetsIsAllowed() {
        Observation bare = new Observation(
                comments.namespace(),
                "0".repeat(32),
                Comments.account(1),
                Comments.KICK_OFF,
                0.9,
                CommentObjects.none(),
                List.of());

        assertThat(tracked.observe(bare))
                .isEqualTo(new CoordinationReport(Optional.empty(), 0, List.of(), Map.of(), false));
        assertThat(tracker.observe(List.of(), Tracked.BUDGET).await().indefinitely())
                .isEmpty();
    }

    @Test
    void sameHostileTextScoresByDistinctAccounts() {
        tracked.observe(comments.hostile(1, 0));
        tracked.observe(comments.hostile(1, 1));

        CoordinationReport second = tracked.observe(comments.hostile(2, 2));

        assertThat(second.signals()).containsExactly(Signal.SAME_TEXT);
        assertThat(second.score()).isEqualTo(CoordinationScore.sameText(1));
    }

    @Test
    void fifthAccountMakesAGroupThatIsListedAtOnce() {
        List<CoordinationReport> reports = tracked.observeAll(swarm(5));

        assertThat(reports.subList(0, 4))
                .allSatisfy(report -> assertThat(report.groupId()).isEmpty());
        String id = reports.get(4).groupId().orElseThrow();
        assertThat(id).matches("g_[0-9a-f]{16}");
        assertThat(listed()).extracting(GroupSummary::id).containsExactly(id);
        GroupSummary group = listed().get(0);
        assertThat(group.memberCount()).isEqualTo(5);
        assertThat(group.firstSeen()).isEqualTo(Comments.KICK_OFF);
        assertThat(group.lastSeen()).isEqualTo(Comments.KICK_OFF.plusSeconds(4));
        assertThat(group.targetIds()).containsExactly("lin-zhixia");
    }

    /** Whoever is told why is not to be told that all said the same, when one did not. */
    @Test
    void groupIsOfTheSameTextAsLongAsNobodySaysAVariant() {
        tracked.observeAll(swarm(5));
        tracked.observe(comments.hostile(6, 5));
        assertThat(listed().get(0).kind()).isEqualTo(GroupKind.SAME_TEXT_SWARM);
        Observation variant = comments.says(7, 6, Comments.TEXT + "别再出来", 0.9);
        assertThat(variant.objects().sketch())
                .isNotEqualTo(comments.hostile(8, 7).objects().sketch());

        CoordinationReport report = tracked.observe(variant);

        assertThat(report.groupId()).contains(listed().get(0).id());
        assertThat(listed().get(0).kind()).isEqualTo(GroupKind.NEAR_DUPLICATE_SWARM);
        tracked.observe(comments.hostile(9, 8));
        assertThat(listed().get(0).kind()).isEqualTo(GroupKind.NEAR_DUPLICATE_SWARM);
    }

    @Test
    void groupOfATextLastsForAsLongAsEveryPeriodHasACopy() {
        String id = tracked.observeAll(swarm(5)).get(4).groupId().orElseThrow();

        for (int period = 1; period <= 3; period++) {
            assertThat(tracked.observe(comments.hostile(5 + period, 7_200L * period))
                            .groupId())
                    .contains(id);
        }
    }

    @Test
    void oneCallWithTheWholeSwarmIsLikeManyCalls() {
        List<CoordinationReport> reports =
                tracker.observe(swarm(12), Tracked.BUDGET).await().indefinitely();

        assertThat(reports).hasSize(12);
        assertThat(reports.get(1).groupId()).isEmpty();
        assertThat(reports.get(4).groupId()).isPresent();
        assertThat(reports.get(11).score()).isGreaterThan(reports.get(10).score());
        assertThat(listed().get(0).memberCount()).isEqualTo(12);
    }

    /** Of the text that comes again half an hour later nothing is known yet while the swarm is judged. */
    @Test
    void swarmWithinACallIsListedWhateverComesAfterIt() {
        List<Observation> burst = swarm(10);
        burst.add(comments.hostile(11, 1_800));

        List<CoordinationReport> reports =
                tracker.observe(burst, Tracked.BUDGET).await().indefinitely();

        assertThat(reports.get(9).groupId()).isPresent();
        assertThat(reports.get(10).groupId()).isEqualTo(reports.get(9).groupId());
    }

    /** Both name the same athlete, who is a telling shingle of both. */
    @Test
    void textsThatShareAnAnchorAndNoMoreStayApartInOneCall() {
        List<String> texts = UnlikeTexts.withACommonAnchor(comments.namespace());
        List<Observation> both = new ArrayList<>();
        for (int account = 0; account < 12; account++) {
            both.add(comments.says(account + 1, account, texts.get(account % 2), 0.9));
        }

        tracker.observe(both, Tracked.BUDGET).await().indefinitely();

        assertThat(listed()).extracting(GroupSummary::memberCount).containsExactly(6, 6);
    }

    /** Half of one text and half of another leads nobody from the one to the other. */
    @Test
    void groupDoesNotComeToAnotherTextByWayOfOneBetween() {
        String swarm = "就你这水平还好意思上场丢人现眼赶紧收拾东西回家";
        String jibe = "门票钱还给我排队三小时就看这个还不如去动物园";
        String between = swarm + jibe;
        tracked.observeAll(List.of(1, 2, 3, 4, 5, 6).stream()
                .map(account -> comments.says(account, account, swarm, 0.9))
                .toList());
        tracked.observe(comments.says(20, 9, jibe, 0.9));
        tracked.observe(comments.says(7, 10, between, 0.9));
        for (int account = 8; account <= 12; account++) {
            tracked.observe(comments.says(account, 600L * account, jibe, 0.9));
        }

        assertThat(listed())
                .singleElement()
                .extracting(GroupSummary::memberCount)
                .isIn(6, 7);
    }

    @Test
    void chantNeverMakesAGroup() {
        List<Observation> chant = new ArrayList<>();
        for (int account = 1; account <= 60; account++) {
            chant.add(comments.calm(account, account));
        }

        assertThat(tracked.observeAll(chant)).allSatisfy(report -> {
            assertThat(report.groupId()).isEmpty();
            assertThat(report.score()).isZero();
            assertThat(report.storms()).containsValue(StormLevel.CALM);
        });
        assertThat(listed()).isEmpty();
    }

    @Test
    void crowdOnOneTargetIsASignalThatAddsLittle() {
        List<Observation> crowd = new ArrayList<>();
        for (int account = 1; account <= 30; account++) {
            crowd.add(comments.hostileWithoutText(account, account));
        }

        List<CoordinationReport> reports = tracked.observeAll(crowd);

        assertThat(reports.get(4).signals()).isEmpty();
        assertThat(reports.get(5).signals()).containsExactly(Signal.SAME_TARGET);
        assertThat(reports.get(29).score()).isPositive().isLessThanOrEqualTo(0.1);
        assertThat(reports.get(29).groupId()).isEmpty();
    }

    @Test
    void replayChangesNothing() {
        List<Observation> swarm = swarm(8);
        tracked.observeAll(swarm);
        StormReading before = tracked.storm();
        Group group = group();

        List<CoordinationReport> again = tracked.observeAll(swarm);

        assertThat(again.get(7).groupId()).contains(group.summary().id());
        assertThat(again.get(7).score()).isEqualTo(CoordinationScore.of(7, 7, true));
        assertThat(group()).isEqualTo(group);
        assertThat(tracked.storm().hostileLast5Min())
                .isEqualTo(before.hostileLast5Min())
                .isEqualTo(8);
        assertThat(tracked.storm().commentsLast5Min()).isEqualTo(8);
    }

    @Test
    void orderOfArrivalDoesNotMatterWithinLateness() {
        List<Observation> shuffled = new ArrayList<>();
        for (int second : List.of(500, 100, 420, 0, 300, 599)) {
            shuffled.add(comments.hostile(second, second));
        }

        List<CoordinationReport> reports = tracked.observeAll(shuffled);

        assertThat(reports.get(5).groupId()).isPresent();
        assertThat(group().summary().firstSeen()).isEqualTo(Comments.KICK_OFF);
        assertThat(group().summary().memberCount()).isEqualTo(6);
        StormReading reading = tracked.storm();
        assertThat(reading.commentsLast5Min()).isEqualTo(4);
    }

    @Test
    void lateCopyIsACopyAndLateAttackNoStorm() {
        for (int account = 1; account <= 7; account++) {
            tracked.observe(comments.hostile(account, 3_600));
        }

        CoordinationReport late = tracked.observe(comments.hostile(8, 3_600 - 601));
        CoordinationReport copy = tracked.observe(comments.hostile(9, 3_600 - 1_200));

        assertThat(late.signals()).isEmpty();
        assertThat(copy.signals()).containsExactly(Signal.SAME_TEXT);
        assertThat(tracked.storm().commentsLast5Min()).isEqualTo(7);
    }

    @Test
    void backfillOfLongAgoWorksInItsOwnTime() {
        List<Observation> lastYear = new ArrayList<>();
        for (int account = 1; account <= 25; account++) {
            lastYear.add(comments.hostile(account, account - 365L * 86_400));
        }

        List<CoordinationReport> reports = tracked.observeAll(lastYear);

        assertThat(reports.get(24).groupId()).isPresent();
        assertThat(reports.get(24).storms()).containsEntry("lin-zhixia", StormLevel.STORM);
    }

    @Test
    void unthinkableTimesAreMovedIntoRange() {
        for (java.time.Instant at : List.of(java.time.Instant.MIN, java.time.Instant.MAX)) {
            Observation odd = new Observation(
                    comments.namespace(),
                    "%032x".formatted(at.equals(java.time.Instant.MIN) ? 1 : 2),
                    Comments.account(1),
                    at,
                    0.9,
                    Comments.objects(comments.namespace(), Comments.TEXT, 0.9, null, "x"),
                    List.of("x"));

            assertThat(tracked.observe(odd).storms()).containsEntry("x", StormLevel.CALM);
        }
    }

    @Test
    void namespacesDoNotSeeEachOther() {
        String other = comments.namespace() + "-b";
        List<Observation> swarm = swarm(30);
        tracked.observeAll(swarm.subList(0, 29));

        CoordinationReport apart = tracked.observe(Comments.inNamespace(swarm.get(29), other));

        assertThat(apart.score()).isZero();
        assertThat(apart.storms()).containsEntry("lin-zhixia", StormLevel.CALM);
        assertThat(pages.page(other, PageRequest.of("/v1/list", null, null), Optional.empty())
                        .items())
                .isEmpty();
    }

    @Test
    void oneCallMayMixNamespacesTextsAndTargets() {
        Comments others = Comments.inFreshNamespace();
        List<Observation> mixed = List.of(
                comments.hostile(1, 0, "a", "b", "a"),
                others.hostile(1, 1, "a"),
                comments.hostile(2, 2, "b"),
                comments.calm(3, 3));

        List<CoordinationReport> reports =
                tracker.observe(mixed, Tracked.BUDGET).await().indefinitely();

        assertThat(reports.get(0).storms()).containsOnlyKeys("a", "b");
        assertThat(reports.get(1).score()).isZero();
        assertThat(reports.get(2).score()).isEqualTo(CoordinationScore.sameText(1));
        assertThat(reports.get(3).score()).isZero();
    }

    @Test
    void hotTextIsCutAtTheCapAndSaysSo() {
        List<CoordinationReport> reports =
                tracker.observe(swarm(80), Tracked.BUDGET).await().indefinitely();

        assertThat(reports.get(15).capped()).isFalse();
        assertThat(reports.get(79).capped()).isTrue();
        assertThat(reports.get(79).score()).isGreaterThan(0.9);
        assertThat(listed().get(0).memberCount()).isEqualTo(80);
    }

    @Test
    void flushedScriptsAreSentAgain() {
        tracked.observe(comments.hostile(1, 0));
        redis.sendAndAwait(Request.cmd(Command.SCRIPT).arg("FLUSH"));

        assertThat(tracked.observe(comments.hostile(2, 1)).score()).isEqualTo(CoordinationScore.sameText(1));
    }

    @Test
    void everyKeyExpires() {
        tracked.observeAll(swarm(6));

        List<String> keys = new ArrayList<>();
        for (Response key : redis.sendAndAwait(Request.cmd(Command.KEYS).arg("tl:{" + comments.namespace() + ":*"))) {
            keys.add(key.toString());
        }

        assertThat(keys).anyMatch(key -> key.contains(":objects:"));
        assertThat(keys).anyMatch(key -> key.contains(":account:"));
        assertThat(keys).anyMatch(key -> key.contains(":group:"));
        assertThat(keys).allSatisfy(key -> assertThat(
                        redis.sendAndAwait(Request.cmd(Command.PTTL).arg(key)).toLong())
                .isPositive());
    }

    private List<Observation> swarm(int accounts) {
        List<Observation> swarm = new ArrayList<>();
        for (int account = 1; account <= accounts; account++) {
            swarm.add(comments.hostile(account, account - 1));
        }
        return swarm;
    }

    private List<GroupSummary> listed() {
        return pages.page(comments.namespace(), PageRequest.of("/v1/list", null, null), Optional.empty())
                .items();
    }

    private Group group() {
        return reads.group(comments.namespace(), listed().get(0).id())
                .await()
                .indefinitely()
                .orElseThrow();
    }
}
