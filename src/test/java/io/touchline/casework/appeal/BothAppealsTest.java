package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An author's appeal and a target's are granted on one decision, which concerns another author too. */
@QuarkusTest
class BothAppealsTest {

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String critic = Api.fresh("u");
    private final String other = Api.fresh("u");

    @Test
    void whatWasReviewedIsFinalByTheAppealsOfOthersToo() {
        String target = Api.registerAthlete(name);
        UUID caseId = Rows.uuid(said(critic).getString("caseId"));
        for (int i = 2; i <= 4; i++) {
            assertThat(Rows.uuid(said(critic).getString("caseId"))).isEqualTo(caseId);
        }
        Rows rows = new Rows(database);
        rows.change(
                "UPDATE case_member SET account_key = (SELECT account_key FROM assessment WHERE id = ?)"
                        + " WHERE case_id = ? AND seq = 4",
                Rows.uuid(said(other).getString("id")),
                caseId);
        List<String> proposed = List.of("REMOVE", "FOLD", "WARN", "FOLD");
        for (int i = 0; i < proposed.size(); i++) {
            rows.change(
                    "UPDATE case_member SET actions = ARRAY[?] WHERE case_id = ? AND seq = ?",
                    proposed.get(i),
                    caseId,
                    i + 1);
        }
        String decision = decide("case_" + caseId.toString().replace("-", ""), Api.fresh("m"), "UPHOLD");
        String own = filed(fileByAuthor(decision, critic));
        review(own, Api.fresh("m"), AppealOutcome.GRANT, "LIMIT_SPREAD").then().statusCode(200);
        assertThat(measures(decision))
                .containsExactly(List.of("LIMIT_SPREAD"), List.of("FOLD"), List.of(), List.of("FOLD"));

        String late = filed(fileByTarget(decision, target));
        String standing = review(late, Api.fresh("m"), AppealOutcome.GRANT, "REMOVE")
                .then()
                .statusCode(200)
                .extract()
                .path("closed.decisionId");

        assertThat(measures(standing))
                .containsExactly(List.of("LIMIT_SPREAD"), List.of("FOLD"), List.of(), List.of("REMOVE"));
    }

    private JsonPath said(String author) {
        Map<String, Object> comment =
                Api.comment(Api.fresh("c"), author, EverydayWords.some(12) + "。" + name + "就是个废物，滚出国家队！");
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private static List<List<String>> measures(String decision) {
        return Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .extract()
                .path("items.measures");
    }
}
