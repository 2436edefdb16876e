package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A typical case tells of an education that a rule left, at another time and for another revision of the comment. */
@QuarkusTest
class TypicalEducationTest extends NoticeScenario {

    private String author;
    private String caseId;

    /** Its one education rests on the first revision. */
    @BeforeEach
    void educateForAnEditedComment() {
        author = author();
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, name + "就是个废物，滚出国家队！今天的比赛我从头看到尾。");
        comment.put("options", DecidedCases.UNHURRIED);
        caseId = Api.assess(comment).then().statusCode(200).extract().path("caseId");
        comment.put("text", name + "就是个废物，滚出国家队！上个月那一场我也在现场。");
        assertThat(Api.assess(comment).jsonPath().getString("caseId")).isEqualTo(caseId);
    }

    @Test
    void isNotToldOnceItIsTakenBackByHand() throws Exception {
        decide("{FOLD,EDUCATE}");
        assertThat(measures(false)).isEqualTo("[\"FOLD\",\"EDUCATE\"]");
        assertThat(measures(true)).isEqualTo("[\"FOLD\",\"EDUCATE\"]");

        DecidedCases.revoke(author, education());

        assertThat(measures(false)).isEqualTo("[\"FOLD\"]");
        assertThat(measures(true)).isEqualTo("[\"FOLD\"]");
    }

    @Test
    void leavesNothingToTellOnceItIsTakenBackByHand() throws Exception {
        decide("{EDUCATE}");

        DecidedCases.revoke(author, education());

        assertThat(json(post(order(List.of(example(caseId, false, false))), 422))
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/cases/0/caseId");
    }

    @Test
    void outdatesThePublishedNoticesThatTellIt() throws Exception {
        past.run("DELETE FROM case_member WHERE case_id = ? AND seq = 1", DecidedCases.uuid(caseId));
        decide("{EDUCATE}");
        String telling = published(draft(List.of(example(caseId, false, false))));
        String counting = published(draft(List.of()));
        long end = logEnd();

        DecidedCases.revoke(author, education());

        assertThat(undone(telling)).isEqualTo(1);
        assertThat(undone(counting)).isZero();
        assertThat(undoneSince(end, List.of(new NoticeOrder.Example(DecidedCases.uuid(caseId), false, false))))
                .isTrue();
        assertThat(undoneSince(end, List.of())).isFalse();
    }

    private void decide(String actions) throws SQLException {
        past.propose(caseId, actions);
        past.decide(caseId, "UPHOLD", List.of(), past.within());
    }

    private String education() {
        return Api.call()
                .get("/v1/accounts/{id}", author)
                .jsonPath()
                .getString("standing.strikes.find { it.ground.kind == 'RULE' }.id");
    }

    private String measures(boolean quote) throws IOException {
        return json(post(order(List.of(example(caseId, false, quote))), 201))
                .at("/notice/examples/0/measures")
                .toString();
    }

    private static int undone(String id) throws IOException {
        return json(get(id)).get("undone").asInt();
    }

    private long logEnd() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return NoticeSql.logEnd(connection, "local");
        }
    }

    private boolean undoneSince(long seq, List<NoticeOrder.Example> told) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return NoticeSql.undoneSince(connection, "local", seq, new NoticeOrder(past.from(), past.to(), null, told));
        }
    }
}
