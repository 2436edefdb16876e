package io.touchline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every list that the API's document has is asked, so that a new one is too. */
@QuarkusTest
class CursorsTest {

    @Test
    void areOfOneListAlone() {
        Map<String, String> cursors = new LinkedHashMap<>();
        Api.registerAthlete(Api.freshName());
        Api.registerAthlete(Api.freshName());
        for (int i = 0; i < 2; i++) {
            Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), "好球"));
        }
        for (String list : lists()) {
            String cursor = Api.call().get(list + "?limit=1").path("nextCursor");
            if (cursor != null) {
                cursors.put(list, cursor);
            }
        }

        assertThat(cursors).containsKeys("/v1/targets", "/v1/assessments");
        cursors.forEach((from, cursor) -> {
            Api.call().queryParam("cursor", cursor).get(from).then().statusCode(200);
            lists().stream().filter(list -> !list.equals(from)).forEach(list -> assertIsForeign(list, cursor));
        });
    }

    @Test
    void areOfOneChoiceOfFilters() {
        String one = Api.fresh("u");
        String other = Api.fresh("u");
        for (String author : List.of(one, one, other)) {
            Api.assess(Api.comment(Api.fresh("c"), author, "好球")).then().statusCode(200);
        }
        String cursor =
                Api.call().get("/v1/assessments?limit=1&authorId={id}", one).path("nextCursor");

        Api.call()
                .queryParam("cursor", cursor)
                .get("/v1/assessments?limit=5&authorId={id}", one)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", equalTo(null));
        assertIsForeign("/v1/assessments?authorId=" + other, cursor);
        assertIsForeign("/v1/assessments", cursor);
    }

    @Test
    void areNoKeysOfTheirOwn() {
        lists().forEach(list -> assertIsForeign(list, "AAAA"));
    }

    private static void assertIsForeign(String list, String cursor) {
        Response answer = Api.call().queryParam("cursor", cursor).get(list);
        answer.then()
                .body("errors.pointer", contains("/cursor"))
                .body("errors.detail", contains("not a cursor of this list"));
        assertThat(answer.statusCode()).as(list).isEqualTo(422);
    }

    /** Those of the whole service. */
    private static List<String> lists() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> lists = new ArrayList<>();
        paths.forEach((path, operations) -> {
            boolean paged = operations.containsKey("get")
                    && String.valueOf(operations.get("get").get("parameters")).contains("name=cursor");
            if (paged && !path.contains("{")) {
                lists.add(path);
            }
        });
        assertThat(lists).hasSizeGreaterThan(10);
        return lists;
    }
}
