package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.review;
import static io.touchline.casework.appeal.AppealCalls.undo;
import static io.touchline.casework.appeal.AppealCalls.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The log says what happened to an appeal, and keeps what persons wrote aside. */
@QuarkusTest
class AppealLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    private record Logged(String kind, JsonNode body, String personal, AccountKey account) {}

    @Test
    void logsEachStepAndNothingPersonal() throws Exception {
        String name = Api.freshName();
        String author = Api.fresh("u");
        String reviewer = Api.fresh("m");
        Api.registerAthlete(name);
        String caseId = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！").getString("caseId");
        String decision = decide(caseId, Api.fresh("m"), "CHANGE", "MUTE");

        String first = filed(fileByAuthor(decision, author));
        withdraw(first, reviewer).then().statusCode(200);
        String second = filed(fileByAuthor(decision, author));
        review(second, reviewer, AppealOutcome.GRANT, "WARN").then().statusCode(200);

        assertThat(logged(first)).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_WITHDRAWN");
        List<Logged> events = logged(second);
        assertThat(events).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_DECIDED");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.body().get("decisionId").asText()).isEqualTo(decision);
            assertThat(event.body().get("caseId").asText()).isEqualTo(caseId);
            assertThat(event.account()).isEqualTo(hash.account("local", author));
            assertThat(event.body().toString()).doesNotContain(author, reviewer, "比赛", "hard words");
        });
        assertThat(events.get(0).personal()).contains("比赛");
        assertThat(events.get(1).personal()).contains("hard words");
        JsonNode decided = events.get(1).body();
        assertThat(decided.get("outcome").asText()).isEqualTo("GRANT");
        assertThat(decided.get("measures").get(0).asText()).isEqualTo("WARN");
        assertThat(decided.get("by").asText()).matches("mod_[0-9a-f]{32}");
        assertThat(decided.get("members").asInt()).isEqualTo(1);
    }

    @Test
    void logsThatAnAppealEndsWithItsDecision() throws Exception {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = flagged(Api.fresh("u"), name + "就是个废物，姐妹们都去她评论区骂她！").getString("caseId");
        String decision = decide(caseId, Api.fresh("m"), "OVERTURN");
        String appeal = filed(fileByTarget(decision, target));

        undo(decision, Api.fresh("m")).then().statusCode(200);

        List<Logged> events = logged(appeal);
        assertThat(events).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_MOOT");
        JsonNode moot = events.get(1).body();
        assertThat(moot.get("decisionId").asText()).isEqualTo(decision);
        assertThat(moot.get("because").asText()).isEqualTo("DECISION_UNDONE");
        assertThat(events.get(1).personal()).isNull();
    }

    @Test
    void logsThatAnAppealIsAnsweredWithAnotherOne() throws Exception {
        String name = Api.freshName();
        String author = Api.fresh("u");
        Api.registerAthlete(name);
        JsonPath first = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！");
        JsonPath second = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！");
        assertThat(second.getString("caseId")).isEqualTo(first.getString("caseId"));
        String reviewed = filed(fileOnAssessment(first.getString("id"), author));
        String beside = filed(fileOnAssessment(second.getString("id"), author));
        decide(first.getString("caseId"), Api.fresh("m"), "CHANGE", "MUTE");

        review(reviewed, Api.fresh("m"), AppealOutcome.REJECT).then().statusCode(200);

        List<Logged> events = logged(beside);
        assertThat(events).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_MOOT");
        JsonNode moot = events.get(1).body();
        assertThat(moot.get("assessmentId").asText()).isEqualTo(second.getString("id"));
        assertThat(moot.get("because").asText()).isEqualTo("APPEAL_DECIDED");
        assertThat(moot.get("appealId").asText()).isEqualTo(reviewed);
    }

    @Test
    void logsThatAnAppealEndsWithItsAccount() throws Exception {
        String name = Api.freshName();
        String author = Api.fresh("u");
        Api.registerAthlete(name);
        String open = filed(fileByAuthor(muted(author, name), author));
        String reviewed = filed(fileByAuthor(muted(author, name), author));
        review(reviewed, Api.fresh("m"), AppealOutcome.REJECT).then().statusCode(200);

        Api.call()
                .body(Map.of("by", Api.fresh("m"), "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(202)));

        List<Logged> events = logged(open);
        assertThat(events).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_WITHDRAWN");
        JsonNode withdrawn = events.get(1).body();
        assertThat(withdrawn.get("because").asText()).isEqualTo("ERASURE_REQUESTED");
        assertThat(withdrawn.fieldNames()).toIterable().containsExactlyInAnyOrder("decisionId", "caseId", "because");
        assertThat(events).extracting(Logged::personal).containsOnlyNulls();
        assertThat(logged(reviewed)).extracting(Logged::kind).containsExactly("APPEAL_FILED", "APPEAL_DECIDED");
    }

    private static String muted(String author, String name) {
        String caseId = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！").getString("caseId");
        return decide(caseId, Api.fresh("m"), "CHANGE", "MUTE");
    }

    private List<Logged> logged(String appeal) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        SELECT e.kind, e.body, p.body, p.account_key
                        FROM audit_event e LEFT JOIN audit_personal p USING (namespace, seq)
                        WHERE e.namespace = 'local' AND e.subject = ? ORDER BY e.seq
                        """)) {
            statement.setString(1, appeal);
            List<Logged> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] account = row.getBytes(4);
                    events.add(new Logged(
                            row.getString(1),
                            JSON.readTree(row.getString(2)),
                            row.getString(3),
                            account == null ? null : new AccountKey(account)));
                }
            }
            return events;
        }
    }
}
