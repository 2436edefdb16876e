package io.touchline.target;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@code POST /v1/targets/batch}: all or none, compiled once, in force when it is answered. */
@QuarkusTest
class TargetBatchTest {

    private static final int LETTERS = 12;

    @Inject
    DataSource database;

    @Inject
    TargetRegistry registry;

    private final Random random = new Random();
    private final String prefix = fresh("batch");

    /** Thousands of targets would be matched, and compiled, for all tests to come. */
    @AfterEach
    void archive() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE target SET archived_at = now() WHERE id LIKE '" + prefix + "%'");
            statement.execute("UPDATE registry_version SET version = version + 1 WHERE registry = 'target'");
        }
        registry.poll();
    }

    @Test
    void registersAWholeListAtOnce() {
        List<Map<String, Object>> items = items(3_000);
        long before = version();

        assertCounts(send(items), 3_000, 0, 0);

        for (int i : List.of(0, 1_500, 2_999)) {
            assertThat(targetsOf(items.get(i))).containsExactly(id(i));
            assertThat(logged(id(i))).containsExactly("TARGET_CREATED");
        }
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void changesNothingTheSecondTime() {
        List<Map<String, Object>> items = items(3);
        send(items);
        long before = version();

        assertCounts(send(items), 0, 0, 3);

        assertThat(version()).isEqualTo(before);
        assertThat(logged(id(1))).containsExactly("TARGET_CREATED");
    }

    @Test
    void changesWhatIsOtherwiseAndLeavesTheRest() {
        List<Map<String, Object>> items = items(4);
        send(items.subList(0, 3));
        call().delete("/v1/targets/" + id(2)).then().statusCode(204);
        items.get(1).put("role", "COACH");
        long before = version();

        assertCounts(send(List.of(items.get(3), items.get(2), items.get(1))), 1, 2, 0);

        assertThat(version()).isEqualTo(before + 1);
        assertThat(call().get("/v1/targets/" + id(1)).jsonPath().getString("role"))
                .isEqualTo("COACH");
        assertThat(targetsOf(items.get(0))).containsExactly(id(0));
        assertThat(targetsOf(items.get(2))).containsExactly(id(2));
        assertThat(logged(id(2))).containsExactly("TARGET_CREATED", "TARGET_ARCHIVED", "TARGET_RESTORED");
    }

    @Test
    void storesNothingWhereOneIsWrong() {
        List<Map<String, Object>> items = items(5);
        items.get(1).put("aliases", List.of("知夏", "夏"));
        items.get(3).remove("role");
        items.get(3).put("id", "Lin");
        items.get(4).put("id", id(0));
        long before = version();

        Response refused = send(items);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("/items/1/aliases/1", "/items/3/id", "/items/3/role", "/items/4/id");
        call().get("/v1/targets/" + id(0)).then().statusCode(404);
        assertThat(logged(id(0))).isEmpty();
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void isMalformedWhereOneIs() {
        List<Map<String, Object>> items = items(3);
        items.get(0).put("name", " ");
        items.get(2).put("nickname", "夏");

        Response refused = send(items);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("/items/0/name", "/items/2/nickname");
    }

    /** @param body refused as a whole */
    record Whole(String name, String body, int status, String pointer) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Whole> refusesWhatIsNoBatch() {
        return Stream.of(
                new Whole("a list", "[]", 400, ""),
                new Whole("no items", "{}", 422, "/items"),
                new Whole("none", "{\"items\":[]}", 422, "/items"),
                new Whole("a number for an item", "{\"items\":[5]}", 400, "/items/0"),
                new Whole("unknown field beside items", "{\"items\":[{}],\"mode\":1}", 400, "/mode"),
                new Whole(
                        "5,001 items",
                        "{\"items\":[" + String.join(",", Collections.nCopies(5_001, "{}")) + "]}",
                        422,
                        "/items"),
                new Whole("9 MiB", "{\"items\":[" + " ".repeat(9 * 1024 * 1024) + "]}", 413, ""));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNoBatch(Whole whole) {
        Response refused = call().body(whole.body).post("/v1/targets/batch");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(whole.status);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo(whole.pointer);
    }

    @Test
    void namesAHundredFaultsAtMost() {
        List<Map<String, Object>> items = items(200);
        items.forEach(item -> item.remove("role"));

        assertThat(send(items).jsonPath().getList("errors")).hasSize(100);
    }

    /** A target may be called that. */
    @Test
    void takesNoIdAway() {
        Map<String, Object> body = items(1).get(0);
        body.remove("id");

        call().body(body).put("/v1/targets/batch").then().statusCode(200);
        call().get("/v1/targets/batch").then().statusCode(200);
        call().delete("/v1/targets/batch").then().statusCode(204);
    }

    @Test
    void hasTheRulesOfTheSingleCall() {
        assertThat(rules(TargetItem.class)).containsAll(rules(TargetRequest.class));
        assertThat(TargetItem.class.getRecordComponents())
                .hasSize(TargetRequest.class.getRecordComponents().length + 1);
    }

    private static List<String> rules(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field ->
                        field.getName() + Arrays.toString(field.getAnnotations()) + " " + field.getAnnotatedType())
                .toList();
    }

    private List<Map<String, Object>> items(int count) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new HashMap<>(Map.of("id", id(i), "name", word(), "role", "ATHLETE")));
        }
        return items;
    }

    private String id(int i) {
        return prefix + "-" + i;
    }

    /** Such as nobody is called and nobody writes, and no pinyin. */
    private String word() {
        StringBuilder word = new StringBuilder();
        IntStream.range(0, LETTERS).forEach(i -> word.append("bcdfghjklmnpqrstvwxz".charAt(random.nextInt(20))));
        return word.toString();
    }

    private static Response send(List<Map<String, Object>> items) {
        return call().body(Map.of("items", items)).post("/v1/targets/batch");
    }

    private static void assertCounts(Response answer, int created, int changed, int unchanged) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap(""))
                .isEqualTo(Map.of("created", created, "changed", changed, "unchanged", unchanged));
    }

    private static List<String> targetsOf(Map<String, Object> item) {
        return assess(comment(fresh("c"), "u-1", "加油 " + item.get("name") + " ！"))
                .jsonPath()
                .getList("targets.id");
    }

    private static List<String> logged(String id) {
        JsonPath log = call().queryParam("chain", "*")
                .queryParam("subject", id)
                .get("/v1/audit")
                .jsonPath();
        return log.getList("items.kind");
    }

    private static long version() {
        return assess(comment(fresh("c"), "u-1", "好球")).jsonPath().getLong("versions.targets");
    }
}
