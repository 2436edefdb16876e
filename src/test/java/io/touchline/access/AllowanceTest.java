package io.touchline.access;

import static io.restassured.RestAssured.given;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rates through HTTP. The caller {@code limited} may send one comment a second, and five at once after a rest. */
@QuarkusTest
class AllowanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Redis redis;

    @Test
    void whoSendsTooMuchIsToldWhenToComeBackAndOthersAreNot() {
        // A service that has just started may spend longer on its first call than it waits for Redis to count it.
        Api.call("streaming").get("/v1/lexicons");
        Api.assess(comment(fresh("c"), fresh("u"), "今天的训练取消了")).then().statusCode(200);
        Response batch = batchOfSeven();
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(batch.header("RateLimit-Policy")).isEqualTo("\"comments\";q=5;w=5");
        // Of five it took seven: two are owed before five are there again.
        assertThat(batch.header("RateLimit")).startsWith("\"comments\";r=0;t=");
        assertThat(Integer.parseInt(batch.header("RateLimit").replaceAll(".*t=", "")))
                .isGreaterThanOrEqualTo(6);

        Response refused = Api.call("limited").get("/v1/lexicons");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:touchline:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 5);

        Response other = Api.call("local").get("/v1/lexicons");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.header("RateLimit")).isNull();

        // Refusals take nothing, and one token lets the next batch in: the six others are owed.
        await().atMost(Duration.ofSeconds(10)).until(() -> batchOfSeven().statusCode() == 200);
    }

    /** It may be the key that uses up the rate. */
    @Test
    void aKeyIsTakenBackThoughNothingIsLeft() {
        Map<String, Object> wanted =
                Map.of("by", "anna", "caller", "limited", "roles", List.of("assess"), "label", "leaked");
        AtomicReference<Response> made = new AtomicReference<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            made.set(Api.call("limited").body(wanted).post("/v1/keys"));
            return made.get().statusCode() != 429;
        });
        String key = made.get().then().statusCode(201).extract().path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> batchOfSeven().statusCode() == 200);

        assertThat(Api.call("limited").get("/v1/lexicons").statusCode()).isEqualTo(429);
        Api.call("limited")
                .body(Map.of("by", "anna"))
                .delete("/v1/keys/" + key)
                .then()
                .statusCode(204);
    }

    private static Response batchOfSeven() {
        List<Map<String, Object>> seven = IntStream.range(0, 7)
                .mapToObj(i -> comment(fresh("c"), "u-1", "今天的训练取消了"))
                .toList();
        return Api.call("limited").body(Map.of("items", seven)).post("/v1/assessments/batch");
    }

    /** It may send 200 a second; 350 are two chunks at once and two that wait for what those owe. */
    @Test
    void aStreamWaitsUntilItMaySendMoreAndLosesNothing() throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 350; i++) {
            lines.append(JSON.writeValueAsString(comment(fresh("c"), "u-1", "今天的训练取消了")))
                    .append('\n');
        }

        String answers = given().header("X-Api-Key", "streaming")
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/assessments/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(answers.lines()).hasSize(350).allMatch(line -> line.startsWith("{\"status\":200"));
    }

    /** Then the replica counts by itself, and says so in the same headers. */
    @Test
    void aRedisThatIsLateRefusesNobody() {
        redis.sendAndAwait(Request.cmd(Command.CLIENT).arg("PAUSE").arg(300));

        Response response = Api.call("streaming").get("/v1/lexicons");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"comments\";q=200;w=1");
    }

    @Test
    void aKeyThatIsNotKnownCountsForNobody() {
        for (int i = 0; i < 10; i++) {
            assertThat(Api.call("nobody").get("/v1/lexicons").statusCode()).isEqualTo(401);
        }
    }
}
