package io.touchline.rumour;

import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.Caller;
import io.touchline.api.Problem;
import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.testsupport.Rows;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@code /v1/rumours}: a change is in force when it is answered. */
@QuarkusTest
class RumourApiTest {

    private static final String SOURCE = "https://example.org/debunked";

    /** Stands in every refused field: no answer may repeat it. */
    private static final String MARK = "不可回显qz";

    @Inject
    RumourRegistry registry;

    @Inject
    RumourRepository repository;

    @Inject
    Canonicaliser canonicaliser;

    @Inject
    DataSource database;

    @Test
    void matchesARumourAsSoonAsItIsAnswered() {
        String target = registerAthlete(freshName());
        String id = put(target, "药检呈阳性，被队里压了下来");

        assertThat(matched(target, "药检呈阳性，被队里压了下来")).containsExactly(id);
    }

    @Test
    void answersWhatWasPut() {
        String target = registerAthlete(freshName());
        String id = put(target, "收受红包后吹偏哨");

        JsonPath rumour = call().get("/v1/rumours/" + id).jsonPath();

        assertThat(rumour.getString("id")).isEqualTo(id);
        assertThat(rumour.getString("targetId")).isEqualTo(target);
        assertThat(rumour.getString("text")).isEqualTo("收受红包后吹偏哨");
        assertThat(rumour.getString("debunkedBy")).isEqualTo("协会");
        assertThat(rumour.getString("source")).isEqualTo(SOURCE);
        assertThat(rumour.getString("archivedAt")).isNull();
    }

    @Test
    void takesSourcesOfAnyHost() {
        String target = registerAthlete(freshName());
        for (String source : List.of("https://例子.中国/a", "http://Bücher.example:8080/ä?q=1", "https://[::1]/x")) {
            String id = fresh("r");
            Map<String, Object> body = body(target, "收受红包后吹偏哨");
            body.put("source", source);

            call().body(body).put("/v1/rumours/" + id).then().statusCode(200);

            assertThat(call().get("/v1/rumours/" + id).jsonPath().getString("source"))
                    .isEqualTo(source);
        }
    }

    @Test
    void archivesInsteadOfForgetting() {
        String target = registerAthlete(freshName());
        String id = put(target, "虚报年龄，比登记的小两岁");

        call().delete("/v1/rumours/" + id).then().statusCode(204);
        call().delete("/v1/rumours/" + id).then().statusCode(204);

        assertThat(matched(target, "虚报年龄，比登记的小两岁")).isEmpty();
        assertThat(call().get("/v1/rumours/" + id).jsonPath().getString("archivedAt"))
                .isNotNull();
        assertThat(idsOf(target)).isEmpty();
    }

    @Test
    void bringsAnArchivedOneBackWithAPut() {
        String target = registerAthlete(freshName());
        String id = put(target, "虚报年龄，比登记的小两岁");
        call().delete("/v1/rumours/" + id).then().statusCode(204);

        put(id, target, "虚报年龄，比登记的小两岁");

        assertThat(matched(target, "虚报年龄，比登记的小两岁")).containsExactly(id);
    }

    @Test
    void listsEveryRumourOfATargetOnce() {
        String target = registerAthlete(freshName());
        put(registerAthlete(freshName()), "私吞队员奖金");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(put(target, "私吞队员奖金" + i + "万"));
        }

        assertThat(idsOf(target)).containsExactlyInAnyOrderElementsOf(made).isSorted();
    }

    @Test
    void seesWhatAnotherReplicaChanged() {
        String target = registerAthlete(freshName());
        String id = fresh("r");
        repository.put(
                new Rumour(id, target, "雇水军抹黑队友", "协会", SOURCE, null),
                Caller.person("anna", "local", true, Optional.empty()),
                java.time.Instant.parse("2026-01-01T00:00:00Z"));

        registry.poll();

        assertThat(matched(target, "雇水军抹黑队友")).containsExactly(id);
    }

    /** As where a standby takes over that had not heard of the latest two. */
    @Test
    void followsADatabaseThatHasLostSomething() {
        String target = registerAthlete(freshName());
        String kept = put(target, "药检呈阳性，被队里压了下来");
        String archived = put(target, "虚报年龄，比登记的小两岁");
        List<String> lost = List.of(put(target, "私吞队员奖金三十万"), put(target, "雇水军抹黑队友"));
        long version = registry.version();
        Rows rows = new Rows(database);
        lost.forEach(id -> rows.change("DELETE FROM rumour WHERE id = ?", id));
        rows.change("UPDATE registry_version SET version = ? WHERE registry = 'rumour'", version - 2);

        call().delete("/v1/rumours/" + archived).then().statusCode(204);
        String later = put(target, "收受红包后吹偏哨");

        assertThat(matched(target, "虚报年龄，比登记的小两岁")).doesNotContain(archived);
        assertThat(matched(target, "私吞队员奖金三十万")).doesNotContainAnyElementsOf(lost);
        assertThat(matched(target, "雇水军抹黑队友")).doesNotContainAnyElementsOf(lost);
        assertThat(matched(target, "药检呈阳性，被队里压了下来")).containsExactly(kept);
        assertThat(matched(target, "收受红包后吹偏哨")).containsExactly(later);
    }

    @Test
    void answers404ForWhatThereIsNot() {
        call().get("/v1/rumours/" + fresh("r")).then().statusCode(404);
        call().delete("/v1/rumours/" + fresh("r")).then().statusCode(404);
        call().get("/v1/rumours/%00").then().statusCode(404);
    }

    /** A refused body. @param pointer of the first error */
    record Refused(String name, Map<String, Object> changed, int status, String pointer) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Refused refused) {
        String target = registerAthlete("欧" + MARK.substring(0, 2) + freshName().substring(1));
        Map<String, Object> body = body(target, "药检呈阳性，被队里压了下来");
        refused.changed().forEach((field, value) -> {
            if (value == null) {
                body.remove(field);
            } else {
                body.put(field, value);
            }
        });
        String id = fresh("r");

        Response response = call().body(body).put("/v1/rumours/" + id);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(refused.status());
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.jsonPath().getList("errors.pointer", String.class))
                .first()
                .isEqualTo(refused.pointer());
        assertThat(response.asString()).doesNotContain(MARK).doesNotContain("io.touchline");
        call().get("/v1/rumours/" + id).then().statusCode(404);
    }

    static Stream<Refused> refuses() {
        return Stream.of(
                refused("unknown target", "targetId", "nobody-here", 422, "/targetId"),
                refused("no target", "targetId", null, 422, "/targetId"),
                refused("target that is no id", "targetId", MARK, 422, "/targetId"),
                refused("number as a target", "targetId", 5, 400, "/targetId"),
                refused("no text", "text", null, 422, "/text"),
                refused("short text", "text", "嗑药了", 422, "/text"),
                refused("text of many claims", "text", RumourIndexTest.MANY_CLAIMS, 422, "/text"),
                refused("text of 501", "text", "药".repeat(501), 422, "/text"),
                refused("text of marks alone", "text", "？？？！！！……", 422, "/text"),
                refused("text with a lone surrogate", "text", "药检呈阳性\ud83d", 422, "/text"),
                refused("text with a NUL", "text", "药检呈阳性\u0000", 422, "/text"),
                refused("nobody who debunked it", "debunkedBy", null, 422, "/debunkedBy"),
                refused("blank debunker", "debunkedBy", "  ", 422, "/debunkedBy"),
                refused("a debunker that nobody sees", "debunkedBy", "\u200b", 422, "/debunkedBy"),
                refused("no source", "source", null, 422, "/source"),
                refused("source that is no address", "source", MARK, 422, "/source"),
                refused("source of another scheme", "source", "ftp://example.org/x", 422, "/source"),
                refused("script as a source", "source", "javascript:alert(1)", 422, "/source"),
                refused("source without a host", "source", "https:///x", 422, "/source"),
                refused("source with a password", "source", "https://user:pw@example.org/x", 422, "/source"),
                refused("source with a user", "source", "https://user@例子.中国/x", 422, "/source"),
                refused("source of a host that is none", "source", "https://例子 .中国/x", 422, "/source"),
                refused("source of an empty label", "source", "https://例子..中国/x", 422, "/source"),
                refused("source of a port that is none", "source", "https://例子.中国:x/", 422, "/source"),
                refused("source with a lone surrogate", "source", "https://example.org/\ud83d", 422, "/source"),
                refused("source of 2,001", "source", "https://example.org/" + "x".repeat(1_981), 422, "/source"),
                refused("unknown field", "archivedAt", MARK, 400, "/archivedAt"));
    }

    private static Refused refused(String name, String field, Object value, int status, String pointer) {
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put(field, value);
        return new Refused(name, changed, status, pointer);
    }

    @Test
    void refusesForeignIdsAndCursors() {
        assertThat(pointer(call().body(body("a", "药检呈阳性")).put("/v1/rumours/Upper"), 422))
                .isEqualTo("/id");
        assertThat(pointer(call().queryParam("cursor", "!").get("/v1/rumours"), 422))
                .isEqualTo("/cursor");
        assertThat(pointer(call().queryParam("targetId", "ÄÖ").get("/v1/rumours"), 422))
                .isEqualTo("/targetId");
        assertThat(pointer(call().queryParam("limit", "x").get("/v1/rumours"), 400))
                .isEqualTo("/limit");
        assertThat(pointer(call().body("[]").put("/v1/rumours/r-1"), 400)).isEmpty();
    }

    /** Names are no part of what a claim tells: an index that came before them holds it as one that came after. */
    @Test
    void takesANewNameOfTheTargetForAName() {
        String name = freshName();
        String alias = freshName();
        String target = registerAthlete(name);
        String text = alias + "收了裁判的黑钱";
        put(target, text);
        RumourQuery query = new RumourQuery(
                canonicaliser.canonicalise("他收了裁判的黑钱"),
                List.of(new About(target, List.of())),
                List.of(),
                new Scored(-2, 0, 0, 0, 0, 0));
        RumourIndex after = new RumourIndex(canonicaliser);
        after.take(List.of(
                new RumourIndex.Entry(new Rumour("r", target, text, "协会", SOURCE, null), List.of(name, alias))));
        double expected = after.match(query, PairReader.NONE).get(0).probability();

        call().body(Map.of("name", name, "role", "ATHLETE", "aliases", List.of(alias)))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200);
        registry.poll();

        assertThat(registry.index().match(query, PairReader.NONE))
                .extracting(RumourMatch::probability)
                .containsExactly(expected);
    }

    @Test
    void whatIsNotThereChangesNothing() {
        long before = registry.version();

        call().delete("/v1/rumours/" + fresh("nothing")).then().statusCode(404);
        registry.poll();

        assertThat(registry.version()).isEqualTo(before);
    }

    private static String pointer(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response.jsonPath().getString("errors[0].pointer");
    }

    private static Map<String, Object> body(String target, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("targetId", target);
        body.put("text", text);
        body.put("debunkedBy", "协会");
        body.put("source", SOURCE);
        return body;
    }

    private static String put(String target, String text) {
        String id = fresh("r");
        put(id, target, text);
        return id;
    }

    private static void put(String id, String target, String text) {
        call().body(body(target, text)).put("/v1/rumours/" + id).then().statusCode(200);
    }

    private List<String> matched(String target, String comment) {
        RumourQuery query = new RumourQuery(
                canonicaliser.canonicalise(comment),
                List.of(new About(target, List.of())),
                List.of(),
                new Scored(-2, 0, 0, 0, 0, 0));
        return registry.index().match(query, PairReader.NONE).stream()
                .map(RumourMatch::rumourId)
                .toList();
    }

    private static List<String> idsOf(String target) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = (cursor == null ? call() : call().queryParam("cursor", cursor))
                    .queryParam("limit", 3)
                    .queryParam("targetId", target)
                    .get("/v1/rumours")
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
