package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.touchline.text.Evasion;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whatever was undone to read a comment: the first answer is the answer to a repeat, and what is read back. */
@QuarkusTest
class RepeatedAnswersTest {

    private static final List<String> DISGUISED = List.of(
            "你就是废废废物物物啊",
            "fuuuuck you",
            "FuuUCK YoU",
            "你就是个废*物",
            "ｆｕｃｋ ｙｏｕ",
            "你就是個廢物，垃圾",
            "你就是个fei物",
            "你就是个feiwu",
            "你这个费物，辣鸡",
            "nmsl，sb",
            "你妈💀了，傻🐶",
            "亻尔就是个廴発物，女马的",
            "sh1t, you 1diot",
            "fսck yоu",
            "加微信 abc12345678，有内幕");

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @Test
    void areTheFirstAnswer() {
        Set<Evasion> met = EnumSet.noneOf(Evasion.class);
        for (String text : DISGUISED) {
            JsonPath first = met(text, met);
            assertThat(first.getBoolean("stored")).isTrue();
        }

        assertThat(met).contains(Evasion.REPEAT, Evasion.SPACER, Evasion.WIDTH, Evasion.CASE, Evasion.TRADITIONAL);
        assertThat(met).hasSizeGreaterThan(7);
    }

    @Test
    void areTheFirstAnswerOfANameThatJudges() {
        String name = Api.freshName();
        String id = Api.fresh("t");
        Api.call()
                .body(Map.of(
                        "name", name, "role", "ATHLETE", "derogatoryNames", List.of("Cry" + name.substring(1) + "Pig")))
                .put("/v1/targets/" + id)
                .then()
                .statusCode(200);

        met("就是cry" + name.substring(1) + "PPPig", EnumSet.noneOf(Evasion.class));
    }

    @Test
    void quoteNothingOfACommentThatIsNotKept() {
        String text = "你就是废废废物物物啊，加微信 abc12345678";
        JsonPath first = said("other", text, Api.fresh("c"));

        String body = (String) new Rows(database)
                .column("SELECT body FROM assessment WHERE id = ?", Rows.uuid(first.getString("id")))
                .get(0);

        assertThat(first.getList("evidence.evasion.flatten()")).contains("REPEAT");
        assertThat(body).doesNotContain("废废").doesNotContain("物物").doesNotContain("abc1234");
        assertThat(JsonPath.from(body).getList("evidence.surface")).containsOnlyNulls();
    }

    /** Both find a comment that nobody knows; the later one learns as it is written that it is a repeat. */
    @Test
    void countOnceWhereTheyComeTogether() throws Exception {
        String commentId = Api.fresh("c");
        String text = "今天的训练取消了" + commentId;
        // The first comment of a service that has just started may take long.
        said("local", text, Api.fresh("c"));
        double before = counted();
        Gauge writes =
                meters.get("touchline.store.waiting").tag("work", "writes").gauge();
        CompletableFuture<JsonPath> one;
        CompletableFuture<JsonPath> other;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE comment_ledger IN SHARE MODE");
            one = CompletableFuture.supplyAsync(() -> said("local", text, commentId));
            other = CompletableFuture.supplyAsync(() -> said("local", text, commentId));
            await().until(() -> writes.value() >= 2);
            connection.rollback();
        }

        assertThat(other.get(20, TimeUnit.SECONDS).getString("id"))
                .isEqualTo(one.get(20, TimeUnit.SECONDS).getString("id"));
        assertThat(counted() - before).isEqualTo(1);
    }

    private double counted() {
        return meters.find("touchline.comments").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static JsonPath met(String text, Set<Evasion> met) {
        String commentId = Api.fresh("c");
        JsonPath first = said("local", text, commentId);

        assertThat(said("local", text, commentId).getMap("")).as(text).isEqualTo(first.getMap(""));
        assertThat(Api.call("local")
                        .get("/v1/assessments/{id}", first.getString("id"))
                        .jsonPath()
                        .getMap(""))
                .as(text)
                .isEqualTo(first.getMap(""));
        first.getList("evidence.evasion.flatten()", String.class).forEach(evasion -> met.add(Evasion.valueOf(evasion)));
        return first;
    }

    private static JsonPath said(String key, String text, String commentId) {
        Map<String, Object> comment = Api.comment(commentId, "u-" + commentId, text);
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.call(key)
                .body(comment)
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
