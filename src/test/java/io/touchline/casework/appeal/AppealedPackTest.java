package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.review;
import static io.touchline.casework.appeal.AppealCalls.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.casework.evidence.VerifiedPack;
import io.touchline.testsupport.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No pack that the service makes contradicts itself, whatever appeals took back. */
@QuarkusTest
class AppealedPackTest {

    /** Leaves an education by rule, and opens a case. */
    private static final String EDUCATED = "就是个废物，滚出国家队！";

    private static final JsonMapper JSON = new JsonMapper();

    private final String name = Api.freshName();
    private final String critic = Api.fresh("u");
    private final String first = Api.fresh("m");
    private final String second = Api.fresh("m");
    private String target;
    private String caseId;
    private String assessment;

    @BeforeEach
    void open() {
        target = Api.registerAthlete(name);
        JsonPath told = flagged(critic, name + EDUCATED);
        caseId = told.getString("caseId");
        assessment = told.getString("id");
    }

    /** One comment before anybody had decided, the other with the decision, for which something milder stands. */
    @Test
    void ofTwoHalvesThatDifferentAppealsTookBack() throws IOException {
        assertThat(flagged(critic, name + EDUCATED).getString("caseId")).isEqualTo(caseId);
        String rule = filed(fileOnAssessment(assessment, critic));
        review(rule, second, AppealOutcome.GRANT).then().statusCode(200);
        assertThat(overturnedBy()).containsExactly(rule, null);

        String decision = decide(caseId, first, "CHANGE", "MUTE");
        assertThat(overturnedBy()).containsExactly(rule, null);

        String part = filed(fileByAuthor(decision, critic));
        review(part, second, AppealOutcome.GRANT, "WARN").then().statusCode(200);
        assertThat(overturnedBy()).containsExactly(rule, part);
    }

    @Test
    void ofADecisionThatATargetHadReplacedAndItsAuthorTookBack() throws IOException {
        String decision = decide(caseId, first, "OVERTURN");
        String replacing = review(filed(fileByTarget(decision, target)), second, AppealOutcome.GRANT, "WARN", "FOLD")
                .then()
                .statusCode(200)
                .extract()
                .path("closed.decisionId");
        assertThat(overturnedBy()).containsOnlyNulls();

        String part = filed(fileByAuthor(replacing, critic));
        review(part, Api.fresh("m"), AppealOutcome.GRANT).then().statusCode(200);

        assertThat(overturnedBy()).containsExactly(part);
    }

    @Test
    void ofADecisionThatAnAppealLeftAsItWasAndThatIsUndone() throws IOException {
        String decision = decide(caseId, first, "UPHOLD");
        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.REJECT)
                .then()
                .statusCode(200);
        assertThat(overturnedBy()).containsOnlyNulls();

        undo(decision, first).then().statusCode(200);

        assertThat(overturnedBy()).containsOnlyNulls();
    }

    @Test
    void ofAnAccountThatIsErasedAfterIt() throws IOException {
        String decision = decide(caseId, first, "UPHOLD");
        String part = filed(fileByAuthor(decision, critic));
        review(part, second, AppealOutcome.GRANT).then().statusCode(200);

        Api.call()
                .body(Map.of("by", first, "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", critic)
                .then()
                .statusCode(200);

        assertThat(overturnedBy()).containsExactly(part);
    }

    /** Which appeal took back each comment, as a verified pack has it. */
    private List<String> overturnedBy() throws IOException {
        List<String> appeals = new ArrayList<>();
        String members = new String(VerifiedPack.taken(caseId).get("members.jsonl"), StandardCharsets.UTF_8);
        for (String line : members.lines().toList()) {
            JsonNode appeal = JSON.readTree(line).get("overturnedBy");
            appeals.add(appeal.textValue());
        }
        return appeals;
    }
}
