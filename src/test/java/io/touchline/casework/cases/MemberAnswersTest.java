package io.touchline.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member's answer is the one that was given, whoever reads it and wherever. */
@QuarkusTest
class MemberAnswersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INSULT = "你就是个废物，滚出国家队！";

    /** As members were written before: quoting nothing, not stored, under the revision that was expected. */
    private static final String AS_BEFORE =
            """
            UPDATE case_member m SET content = jsonb_set(m.content::jsonb, '{assessment}',
                a.body::jsonb - 'commentId' || '{"revision": 7}')::text
            FROM assessment a WHERE a.id = m.assessment_id AND m.assessment_id = ?
            """;

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private final String commentId = Api.fresh("c");
    private String assessmentId;
    private String caseId;

    @BeforeEach
    void open() {
        Api.registerAthlete(name);
        // Both are of the case: the second is a revision of the first.
        say("local", "今天没看比赛。");
        Response told = say("local", name + INSULT);
        assessmentId = told.path("id");
        caseId = told.path("caseId");
        assertThat(caseId).isNotNull();
    }

    @Test
    void areShownAsTheyWereGiven() throws IOException {
        assertThat(member("local", caseId).get("assessment")).isEqualTo(anonymous("local"));
        assertThat(member("local", caseId).at("/assessment/evidence/0/surface").isTextual())
                .isTrue();
    }

    @Test
    void areShownAsTheyWereGivenToMembersOfOld() throws IOException {
        new Rows(database).change(AS_BEFORE, Rows.uuid(assessmentId));

        assertThat(content().at("/assessment/stored").booleanValue()).isFalse();
        assertThat(member("local", caseId).get("assessment")).isEqualTo(anonymous("local"));
    }

    @Test
    void areKeptAsTheyWereGivenButForWhatIsNotTheirs() throws IOException {
        ObjectNode given = anonymous("local");
        given.remove("caseId");

        assertThat(content().get("assessment")).isEqualTo(given);
        assertThat(content().at("/assessment/revision").intValue()).isEqualTo(2);
        assertThat(content().at("/assessment/stored").booleanValue()).isTrue();
    }

    @Test
    void quoteNothingOfTextsThatAreNotKept() throws IOException {
        String text = name + INSULT;
        Response told = say("other", text);
        assessmentId = told.path("id");
        JsonNode member = member("other", told.path("caseId"));

        assertThat(member.get("text").isNull()).isTrue();
        assertThat(member.get("assessment")).isEqualTo(anonymous("other"));
        assertThat(member.get("assessment").findValuesAsText("surface")).containsOnly("null");
        assertThat(content().toString()).doesNotContain("废物");
    }

    private Response say(String key, String text) {
        Map<String, Object> comment = Api.comment(commentId, author, text);
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.call(key)
                .body(comment)
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private JsonNode member(String key, String of) throws IOException {
        JsonNode members =
                JSON.readTree(Api.call(key).get("/v1/cases/{id}/members", of).asString());
        assertThat(members.get("items")).hasSize(1);
        return members.at("/items/0");
    }

    /** What {@code /v1/assessments} tells. */
    private ObjectNode anonymous(String key) throws IOException {
        ObjectNode told = (ObjectNode) JSON.readTree(
                Api.call(key).get("/v1/assessments/{id}", assessmentId).asString());
        told.remove("commentId");
        return told;
    }

    private JsonNode content() throws IOException {
        List<Object> written = new Rows(database)
                .column("SELECT content FROM case_member WHERE assessment_id = ?", Rows.uuid(assessmentId));
        return JSON.readTree((String) written.get(0));
    }
}
