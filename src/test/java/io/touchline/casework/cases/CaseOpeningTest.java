package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.casework.audit.EventHash;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaseOpeningTest {

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");

    @BeforeEach
    void register() {
        Api.registerAthlete(name);
    }

    @Test
    void opensOneCaseForAnAccountsCommentsOnATarget() throws SQLException {
        JsonPath first = insult("这场输了怪谁？" + name + "就是个废物，别上场了！");
        JsonPath second = insult(name + "你就是个废物，滚出国家队！");

        assertThat(first.getString("caseId")).matches("case_[0-9a-f]{32}");
        assertThat(second.getString("caseId")).isEqualTo(first.getString("caseId"));
        assertThat(members(first.getString("caseId"))).containsExactly(first.getString("id"), second.getString("id"));
    }

    @Test
    void namesTheCaseWhenTheAnswerIsReadAgain() {
        JsonPath told = insult(name + "就是个废物，姐妹们都去她评论区骂她！");

        JsonPath read =
                Api.call().get("/v1/assessments/" + told.getString("id")).jsonPath();

        assertThat(read.getString("caseId")).isNotNull().isEqualTo(told.getString("caseId"));
    }

    @Test
    void opensNoneForWhatNobodyHasToLookAt() {
        JsonPath told = insult(name + "今天发挥一般，下次加油。");

        assertThat(told.getString("caseId")).isNull();
    }

    @Test
    void opensNoneForAnotherAuthorsComments() {
        JsonPath one = CaseCalls.insult(author, name);
        JsonPath other = CaseCalls.insult(Api.fresh("u"), name);

        assertThat(other.getString("caseId")).isNotNull().isNotEqualTo(one.getString("caseId"));
    }

    @Test
    void keepsTheCommentAsSeenUnderItsDigest() throws SQLException {
        String text = name + "就是个废\0物，姐妹们都去她评论区骂她！";
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text);
        comment.put("author", Map.of("id", author, "displayName", "路过的"));
        comment.put(
                "thread", Map.of("id", "m-1", "parent", Map.of("commentId", "c-0", "authorId", "u-0", "text", "加油")));
        JsonPath told = Api.assess(comment).jsonPath();

        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT content, salt, digest FROM case_member WHERE assessment_id = ?")) {
            statement.setObject(1, uuid(told.getString("id")));
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                MemberContent content = MemberContent.read(row.getString(1));
                assertThat(content.text()).isEqualTo(text.replace('\0', '\uFFFD'));
                assertThat(content.parentText()).isEqualTo("加油");
                assertThat(content.displayName()).isEqualTo("路过的");
                assertThat(content.assessment().get("id").asText()).isEqualTo(told.getString("id"));
                assertThat(EventHash.salted(row.getBytes(2), row.getString(1))).isEqualTo(row.getBytes(3));
            }
        }
    }

    private JsonPath insult(String text) {
        return Api.assess(Api.comment(Api.fresh("c"), author, text)).jsonPath();
    }

    private List<String> members(String caseId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT assessment_id FROM case_member WHERE case_id = ? ORDER BY seq")) {
            statement.setObject(1, uuid(caseId));
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add("as_" + row.getString(1).replace("-", ""));
                }
            }
            return ids;
        }
    }

    private static UUID uuid(String wire) {
        String hex = wire.substring(wire.indexOf('_') + 1);
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
