package io.touchline.target;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of {@code /v1/targets}: a change is in force when it is answered. */
@QuarkusTest
class TargetApiTest {

    @Test
    void matchesATargetAsSoonAsItIsAnswered() {
        String alias = freshName();
        String id = registerAthlete(freshName(), alias);

        assertThat(targetsOf(alias + "这球漂亮")).containsExactly(id);
    }

    @Test
    void matchesANewNameAndForgetsTheOldOne() {
        String name = freshName();
        String before = freshName();
        String after = freshName();
        String id = registerAthlete(name, before);

        call().body(Map.of("name", name, "role", "COACH", "aliases", List.of(after)))
                .put("/v1/targets/" + id)
                .then()
                .statusCode(200);

        assertThat(targetsOf(before + "辛苦")).isEmpty();
        assertThat(targetsOf(after + "辛苦")).containsExactly(id);
        assertThat(call().get("/v1/targets/" + id).jsonPath().getString("role")).isEqualTo("COACH");
    }

    @Test
    void archivesInsteadOfForgetting() {
        String name = freshName();
        String id = registerAthlete(name);
        String comment = fresh("c");
        assess(comment(comment, "u-1", name + "好样的"));

        call().delete("/v1/targets/" + id).then().statusCode(204);
        call().delete("/v1/targets/" + id).then().statusCode(204);

        assertThat(targetsOf(name + "好样的")).isEmpty();
        assertThat(call().get("/v1/targets/" + id).jsonPath().getString("archivedAt"))
                .isNotNull();
        assertThat(call().queryParam("targetId", id)
                        .get("/v1/assessments")
                        .jsonPath()
                        .getList("items.commentId"))
                .containsExactly(comment);
        assertThat(allIds()).doesNotContain(id);
        for (String history : List.of("storm", "protection")) {
            call().get("/v1/targets/" + id + "/" + history).then().statusCode(200);
            call().get("/v1/targets/" + fresh("nobody") + "/" + history).then().statusCode(404);
        }
        call().get("/v1/targets/No%00Id/storm").then().statusCode(404);
    }

    @Test
    void whatIsNotThereChangesNothing() {
        String before = version();

        call().delete("/v1/targets/" + fresh("nothing")).then().statusCode(404);
        registerAthlete(freshName());

        assertThat(Long.parseLong(version())).isEqualTo(Long.parseLong(before) + 1);
    }

    @Test
    void saysWhyANameCannotBeMatched() {
        call().body(Map.of("name", "国际体育".repeat(17), "role", "OFFICIAL", "aliases", List.of("！")))
                .put("/v1/targets/" + fresh("t"))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/name", "/aliases/0")))
                .body(
                        "errors.detail",
                        equalTo(List.of(
                                "has more than 64 letters and digits",
                                "needs at least two characters that are not blanks or symbols")));
    }

    /** Beside an accented letter a symbol is dropped, and between bare ones it counts as a letter. */
    @Test
    void refusesANameOfWhichTheFormWithoutDiacriticsIsTooLong() {
        String cell = "Kouamé|Traoré|Konaté|Touré|Koné|Sékou|Dembélé|Moussé|Bakayé|Diarré";
        String before = version();

        call().body(Map.of("name", freshName(), "role", "ATHLETE", "aliases", List.of("Kouamé Traoré", cell)))
                .put("/v1/targets/" + fresh("t"))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/aliases/1")))
                .body(
                        "errors.detail",
                        equalTo(List.of("has more than 64 letters and digits without its diacritics,"
                                + " where a symbol between two letters counts as one")));

        assertThat(version()).isEqualTo(before);
    }

    private static String version() {
        return assess(comment(fresh("c"), "u-1", "好球")).jsonPath().getString("versions.targets");
    }

    /** A club's account speaks for several. */
    @Test
    void aSharedAccountIsThatOfEachOfItsTargets() {
        String club = fresh("club");
        List<String> players = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String id = fresh("t");
            players.add(id);
            call().body(Map.of("name", freshName(), "role", "ATHLETE", "officialAccountIds", List.of(club)))
                    .put("/v1/targets/" + id)
                    .then()
                    .statusCode(200);
        }
        Map<String, Object> reply = comment(fresh("c"), fresh("u"), "好球");
        reply.put("thread", Map.of("id", "m-1", "parent", Map.of("authorId", club)));

        assertThat(assess(reply).jsonPath().getList("targets.id", String.class))
                .containsExactlyInAnyOrderElementsOf(players);
    }

    /** An entry that is nobody's would leave the account it is meant for an impostor. */
    @Test
    void anOfficialAccountIsAnIdOrOneBehindItsNamespace() {
        for (String wrong : List.of("/x", "x/", "x".repeat(65) + "/y", "/")) {
            call().body(Map.of("name", freshName(), "role", "ATHLETE", "officialAccountIds", List.of(wrong)))
                    .put("/v1/targets/" + fresh("t"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/officialAccountIds/0")));
        }
        call().body(Map.of(
                        "name", freshName(), "role", "ATHLETE", "officialAccountIds", List.of("x".repeat(64) + "/y/z")))
                .put("/v1/targets/" + fresh("t"))
                .then()
                .statusCode(200);
    }

    @Test
    void namesAHundredFaultsAtMost() {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "！", "role", "ATHLETE"));
        body.put("aliases", Collections.nCopies(200, "夏"));

        assertThat(call().body(body)
                        .put("/v1/targets/" + fresh("t"))
                        .then()
                        .statusCode(422)
                        .extract()
                        .jsonPath()
                        .getList("errors"))
                .hasSize(100);
    }

    @Test
    void listsEveryTargetOnce() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(registerAthlete(freshName()));
        }

        assertThat(allIds()).containsAll(made).doesNotHaveDuplicates().isSorted();
    }

    private static List<String> targetsOf(String text) {
        return assess(comment(fresh("c"), "u-1", text)).jsonPath().getList("targets.id");
    }

    private static List<String> allIds() {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = (cursor == null ? call() : call().queryParam("cursor", cursor))
                    .queryParam("limit", 3)
                    .get("/v1/targets")
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
