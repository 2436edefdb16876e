package io.touchline.casework.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code /v1/notices}. */
@QuarkusTest
class NoticeResourceTest {

    @Inject
    DataSource database;

    private final Map<String, Object> order =
            new HashMap<>(Map.of("from", "2019-01-01T00:00:00Z", "to", "2019-02-01T00:00:00Z", "by", "moderator-7"));

    @Test
    void drafts() {
        post(201)
                .header("Location", notNullValue())
                .body("state", equalTo("DRAFT"))
                .body("anchor", equalTo(null))
                .body("notice.totals.decisions", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2019-02-01T00:00:00Z, /from",
        "from, 2017-12-01T00:00:00Z, /from",
        "from, 1999-12-31T00:00:00Z, /from",
        "to, 2999-01-01T00:00:00Z, /to",
        "by, ' ', /by",
        "title, ' ', /title",
        "title, '\u3000', /title"
    })
    void refusesWhatBreaksARule(String field, String value, String pointer) {
        order.put(field, value);

        post(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void refusesAPeriodThatIsNoneToTheMillisecond() {
        order.putAll(Map.of("from", "2019-01-01T00:00:00.0000001Z", "to", "2019-01-01T00:00:00.0000002Z"));

        post(422).body("errors[0].pointer", equalTo("/from"));
    }

    /** In a moment: a pattern that tries every place with every other one would take minutes. */
    @Test
    void refusesALongTitleOfTwoLines() {
        order.put("title", "a".repeat(250_000) + "\n");

        post(422).body("errors.pointer", hasItem("/title"));
    }

    @Test
    void refusesCasesThatAreNotToTell() {
        Map<String, Object> unknown =
                Map.of("caseId", "case_01a21431a9a87420b439360dbe004fe8", "consent", Map.of("quote", true));
        order.put("cases", List.of(unknown));
        post(422).body("errors[0].pointer", equalTo("/cases/0/caseId"));

        order.put("cases", List.of(unknown, unknown));
        post(422).body("errors[0].pointer", equalTo("/cases/1/caseId"));

        order.put("cases", List.of(Map.of("caseId", "nonsense", "consent", Map.of())));
        post(422).body("errors[0].pointer", equalTo("/cases/0/caseId"));

        order.put("cases", List.of(Map.of("caseId", "nonsense")));
        post(422).body("errors[0].pointer", equalTo("/cases/0/consent"));
    }

    @ParameterizedTest
    @CsvSource({
        "'*/*', application/json",
        "application/json, application/json",
        "text/csv, text/csv",
        "'text/html,application/xhtml+xml,*/*;q=0.8', text/html",
        "'text/html;q=0.1,text/csv', text/csv"
    })
    void givesWhatIsAcceptedMost(String accept, String type) {
        given().header("X-Api-Key", "local")
                .header("Accept", accept)
                .get("/v1/notices/" + draft())
                .then()
                .statusCode(200)
                .header("Content-Type", containsString(type))
                .header("Vary", equalTo("Accept"));
    }

    @Test
    void givesNoOtherForm() {
        String id = draft();

        given().header("X-Api-Key", "local")
                .header("Accept", "image/png")
                .get("/v1/notices/" + id)
                .then()
                .statusCode(406);
        Api.call().get("/v1/notices/" + id + ".pdf").then().statusCode(404);
        Api.call().get("/v1/notices/" + id + ".html?lang=fr").then().statusCode(422);
        Api.call().get("/v1/notices/" + id + "?form=csv").then().statusCode(400);
    }

    @Test
    void isUnknownToOthers() {
        String id = draft();

        for (String path : List.of(id, id + ".html", "ntc_01a21431a9a87420b439360dbe004fe8", "nonsense")) {
            given().header("X-Api-Key", "other")
                    .get("/v1/notices/" + path)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("problem+json"));
        }
    }

    @Test
    void listsNewestFirstPageByPage() {
        String first = draft();
        String second = draft();

        JsonPath page = Api.call().get("/v1/notices?state=DRAFT&limit=1").jsonPath();
        assertThat(page.getString("items[0].id")).isEqualTo(second);
        assertThat(page.getString("items[0].createdBy")).isEqualTo("moderator-7");
        Api.call()
                .get("/v1/notices?state=DRAFT&limit=1&cursor=" + page.getString("nextCursor"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(first));
        Api.call().get("/v1/notices?state=GONE").then().statusCode(422);
        Api.call().get("/v1/notices?undone=yes").then().statusCode(422).body("errors[0].pointer", equalTo("/undone"));
        Api.call().get("/v1/notices?cursor=bm8").then().statusCode(422);
        Api.call().get("/v1/notices?status=DRAFT").then().statusCode(400);
    }

    @Test
    void withdrawsNoDraft() {
        Api.call()
                .body(Map.of("by", "moderator-7", "reason", "no"))
                .post("/v1/notices/" + draft() + "/withdraw")
                .then()
                .statusCode(409);
    }

    /** Not even somebody who can write to the table changes what was said. */
    @Test
    void cannotBeChangedInTheTable() {
        String id = draft();
        Api.call()
                .body(Map.of("by", "moderator-7"))
                .post("/v1/notices/" + id + "/publish")
                .then()
                .statusCode(200);

        for (String change : List.of(
                "UPDATE notice SET content = '{}' WHERE id = ?",
                "UPDATE notice SET state = 'DRAFT', published_by = NULL, published_at = NULL, event_seq = NULL,"
                        + " event_hash = NULL WHERE id = ?",
                "UPDATE notice SET event_seq = 1 WHERE id = ?",
                "DELETE FROM notice WHERE id = ?")) {
            assertThatThrownBy(() -> run(change, id))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("notice");
        }
    }

    private void run(String change, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setObject(1, DecidedCases.uuid(id));
            statement.executeUpdate();
        }
    }

    private String draft() {
        return post(201).extract().path("id");
    }

    private ValidatableResponse post(int status) {
        return Api.call().body(order).post("/v1/notices").then().statusCode(status);
    }
}
