package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountKey;
import io.touchline.api.PageRequest;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A text that hundreds copy within minutes. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class CrowdedTextTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    CoordinationReads reads;

    @Inject
    GroupPages pages;

    @Inject
    GroupSnapshots snapshots;

    @Inject
    GroupMembers members;

    @Inject
    Redis redis;

    private final Comments comments = Comments.inFreshNamespace();

    @Test
    void ofACrowdOfCopiesAllAreInTheGroupAndASampleIsKept() {
        List<Observation> crowd = crowd();
        List<CoordinationReport> reports = inCallsOfTwenty(crowd);
        Map<AccountKey, Integer> actions = group().memberActions();
        long rows = rowsOfObjects();

        List<CoordinationReport> again = inCallsOfTwenty(crowd);

        assertThat(reports.subList(300, 600)).allSatisfy(report -> {
            assertThat(report.groupId()).isPresent();
            assertThat(report.signals()).contains(Signal.SAME_TEXT);
            assertThat(report.capped()).isTrue();
        });
        assertThat(actions).hasSize(600).allSatisfy((account, number) -> assertThat(number)
                .isOne());
        // All would be 2,600: of three anchors and the target one each, of the target a third once more, for samples.
        assertThat(rows).isBetween(1_200L, 2_000L);
        assertThat(again.get(599).groupId()).isEqualTo(reports.get(599).groupId());
        assertThat(group().memberActions()).isEqualTo(actions);
        assertThat(rowsOfObjects()).isEqualTo(rows);
    }

    /** What was told last still names a group that Redis has lost in the meantime. */
    @Test
    void copyOfAGroupThatRedisHasLostStaysWhoeverFoundsItAgain() {
        List<Observation> before = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            before.add(comments.hostileWithoutText(1_000 + i, i - 6_000));
        }
        inCallsOfTwenty(before);
        inCallsOfTwenty(crowd());
        String id = group().summary().id();
        snapshots.write();

        loseEverything();
        List<CoordinationReport> again = inCallsOfTwenty(crowd().subList(580, 600));
        assertThat(again.get(19).groupId()).contains(id);
        snapshots.write();
        loseEverything();

        assertThat(members.of(comments.namespace(), id)).hasSize(600);
    }

    /** All but what replicas remember of the traffic. */
    private void loseEverything() {
        for (Response key : redis.sendAndAwait(Request.cmd(Command.KEYS).arg("tl:{" + comments.namespace() + ":*"))) {
            if (!key.toString().contains(":traffic:")) {
                redis.sendAndAwait(Request.cmd(Command.DEL).arg(key.toString()));
            }
        }
    }

    private List<Observation> crowd() {
        List<Observation> crowd = new ArrayList<>();
        for (int account = 1; account <= 600; account++) {
            crowd.add(comments.hostile(account, account - 1));
        }
        return crowd;
    }

    private List<CoordinationReport> inCallsOfTwenty(List<Observation> observations) {
        List<CoordinationReport> reports = new ArrayList<>();
        for (int i = 0; i < observations.size(); i += 20) {
            reports.addAll(tracker.observe(observations.subList(i, i + 20), Duration.ofSeconds(5))
                    .await()
                    .indefinitely());
        }
        return reports;
    }

    private long rowsOfObjects() {
        return new KeptInRedis(redis, comments.namespace())
                .objects().values().stream().mapToLong(Set::size).sum();
    }

    private Group group() {
        String id = pages.page(comments.namespace(), PageRequest.of("/v1/list", null, null), Optional.empty())
                .items()
                .get(0)
                .id();
        return reads.group(comments.namespace(), id).await().indefinitely().orElseThrow();
    }
}
