package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.PageRequest;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisUnavailableException;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A Redis that is stopped but still connected: the worst kind of away, because nothing fails by itself. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class CoordinationOutageTest {

    private static final Duration BUDGET = Duration.ofMillis(150);

    @Inject
    CoordinationTracker tracker;

    @Inject
    CoordinationReads reads;

    @Inject
    GroupSnapshots snapshots;

    @Inject
    CoordinationConfig config;

    @Inject
    Clock clock;

    @Inject
    Redis redis;

    @ConfigProperty(name = "touchline.data-dir", defaultValue = "data")
    String dataDirectory;

    private final Comments comments = Comments.inFreshNamespace();

    @Test
    void pausedRedisCostsNoMoreThanTheBudgetAndHealsByItself() throws Exception {
        Observation comment = comments.hostile(1, 0);
        tracker.observe(List.of(comments.hostile(2, 0)), Duration.ofSeconds(5))
                .await()
                .indefinitely();
        signal("STOP");
        try {
            long begin = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                assertThatThrownBy(() -> tracker.observe(List.of(comment), BUDGET)
                                .await()
                                .atMost(Duration.ofSeconds(10)))
                        .isInstanceOf(RedisUnavailableException.class)
                        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
            }
            // All together: one of them may wait for a slow machine.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BUDGET.multipliedBy(30 * 3));

            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                RestAssured.given()
                        .header("X-Api-Key", "local")
                        .get("/v1/targets/lin-zhixia/storm")
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
        } finally {
            signal("CONT");
        }

        CoordinationReport report = firstAnswer(comment);

        assertThat(report.score()).isEqualTo(CoordinationScore.sameText(1));
        TargetActivity targets = new TargetActivity(redis, CallReach.NODE, Comments.RULES, Clock.systemUTC());
        StormBuckets buckets = targets.counts(comments.namespace(), "lin-zhixia")
                .await()
                .indefinitely()
                .buckets();
        assertThat(StormGauge.read(buckets, Comments.KICK_OFF).hostileLast5Min())
                .isEqualTo(2);
    }

    @Test
    void answersAGroupFromItsSnapshotWithoutRedis() throws Exception {
        Observation comment = comments.hostile(1, 0);
        firstAnswer(comment);
        Swarms swarms = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
        String id = swarms.with(Swarms.anyAccount(), 0);
        snapshots.write();
        signal("STOP");
        try {
            List<ValidatableResponse> answers = sideBySide(
                    "/v1/groups/" + id,
                    "/v1/groups?targetId=" + swarms.targetId(),
                    "/v1/groups?cursor=Zm9v",
                    "/v1/groups/g_0000000000000000",
                    "/v1/accounts/u-9");
            answers.get(0).statusCode(200).body("id", equalTo(id)).body("members", hasSize(5));
            answers.get(1)
                    .statusCode(200)
                    .body("items.id", contains(id))
                    .body("nextCursor", nullValue())
                    .body("degraded", contains("coordination"));
            answers.get(2).statusCode(422);
            answers.get(3).statusCode(503).contentType("application/problem+json");
            answers.get(4)
                    .statusCode(200)
                    .body("groups", nullValue())
                    .body("standing.rung", equalTo("CLEAN"))
                    .body("degraded", contains("coordination"));
        } finally {
            signal("CONT");
        }
        firstAnswer(comment);
    }

    /** It is the stored answer, which knew nothing of what moves with the comment. */
    @Test
    void repeatOfAnAnswerWithoutRedisStillSaysSo() throws Exception {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), Api.fresh("u"), "下半场踢得不错");
        signal("STOP");
        String before;
        try {
            before = Api.assess(comment)
                    .then()
                    .statusCode(200)
                    .body("degraded", contains("coordination"))
                    .body("stored", equalTo(true))
                    .extract()
                    .path("id");
        } finally {
            signal("CONT");
        }
        firstAnswer(comments.hostile(1, 0));

        Api.assess(comment)
                .then()
                .statusCode(200)
                .body("id", equalTo(before))
                .body("degraded", contains("coordination"))
                .body("coordination", nullValue());
    }

    @Test
    void saysThatWithoutTheDatabaseGroupsAreMissing() {
        Swarms swarms = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
        String id = swarms.with(Swarms.anyAccount(), 0);
        GroupPages withoutDatabase = new GroupPages(reads, new GroupSnapshotRepository() {
            @Override
            GroupPages.Stretch page(GroupBrowser.Query query) {
                throw new PersistenceException("away");
            }
        });

        GroupPage page =
                withoutDatabase.page("local", PageRequest.of("/v1/list", null, null), Optional.of(swarms.targetId()));

        assertThat(page.items()).extracting(GroupSummary::id).containsExactly(id);
        assertThat(page.degraded()).containsExactly("store");
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given().header("X-Api-Key", "local").get(path).then();
    }

    /** Answers in the order of the paths. Each may take as long as Redis is waited for. */
    private static List<ValidatableResponse> sideBySide(String... paths) {
        ExecutorService threads = Executors.newFixedThreadPool(paths.length);
        try {
            List<CompletableFuture<ValidatableResponse>> calls = Stream.of(paths)
                    .map(path -> CompletableFuture.supplyAsync(() -> get(path), threads))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private CoordinationReport firstAnswer(Observation comment) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                return tracker.observe(List.of(comment), Duration.ofSeconds(1))
                        .await()
                        .indefinitely()
                        .get(0);
            } catch (RedisUnavailableException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(50);
            }
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pid =
                Files.readString(Path.of(dataDirectory, "redis", "redis.pid")).trim();
        int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        assertThat(exit).isZero();
    }
}
