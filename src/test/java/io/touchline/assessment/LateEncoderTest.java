package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Encoders that are busy for longer than anybody can wait. */
@QuarkusTest
@Timeout(60)
class LateEncoderTest {

    /** The machine may be busy too. */
    private static final int TRIES = 10;

    @Inject
    SecondOpinions encoders;

    /** It is in doubt, and perhaps a rumour told again. */
    @Test
    void takesNothingElseFromACallWithLittleTime() {
        String name = freshName();
        String rumour = fresh("r");
        call().body(Map.of(
                        "targetId",
                        registerAthlete(name),
                        "text",
                        name + "赛前尿检呈阳性，被队里压下来没有公布",
                        "debunkedBy",
                        "反兴奋剂中心",
                        "source",
                        "https://example.org/anti-doping/statement-12"))
                .put("/v1/rumours/" + rumour)
                .then()
                .statusCode(200);
        String text = "都别洗了，" + name + "当年药检就没过，是队里把阳性结果压下来的";
        assess(comment(fresh("c"), fresh("u"), text)).then().statusCode(200);

        JsonPath answer = null;
        CountDownLatch busy = new CountDownLatch(1);
        encoders.work(
                        pairs -> {
                            awaitQuietly(busy);
                            return null;
                        },
                        Deadline.in(Duration.ofMinutes(1)),
                        true)
                .subscribe()
                .with(done -> {}, failed -> {});
        try {
            for (int i = 0; i < TRIES && !lacksTheEncoderAlone(answer); i++) {
                Map<String, Object> comment = comment(fresh("c"), fresh("u"), text + "，第" + i + "次");
                comment.put("options", Map.of("deadlineMs", 200));
                answer = assess(comment).jsonPath();
            }
        } finally {
            busy.countDown();
            call().delete("/v1/rumours/" + rumour);
        }

        assertThat(answer.getList("degraded", String.class)).containsExactly("encoder");
        assertThat(answer.getBoolean("stored")).isTrue();
    }

    private static boolean lacksTheEncoderAlone(JsonPath answer) {
        return answer != null && answer.getList("degraded").equals(List.of("encoder"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
