package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.account;
import static io.touchline.casework.appeal.AppealCalls.appeal;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.review;
import static io.touchline.casework.appeal.AppealCalls.undo;
import static io.touchline.casework.appeal.AppealCalls.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Of two at once one wins, and the other is told. */
@QuarkusTest
class AppealRaceTest {

    @Inject
    DataSource database;

    private final ExecutorService both = Executors.newFixedThreadPool(2);
    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private final String second = Api.fresh("m");
    private final String third = Api.fresh("m");
    private JsonPath told;
    private String decision;

    @BeforeEach
    void decide() {
        Api.registerAthlete(name);
        told = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！");
        decision = AppealCalls.decide(told.getString("caseId"), Api.fresh("m"), "CHANGE", "MUTE");
    }

    @AfterEach
    void stop() {
        both.shutdownNow();
    }

    @RepeatedTest(5)
    void oneOfTwoFilingsGetsIn() throws Exception {
        List<Response> answers = atOnce(() -> fileByAuthor(decision, author), () -> fileByAuthor(decision, author));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
    }

    @RepeatedTest(5)
    void oneOfTwoReviewsCounts() throws Exception {
        String id = filed(fileByAuthor(decision, author));

        List<Response> answers = atOnce(
                () -> review(id, second, AppealOutcome.GRANT, "WARN"), () -> review(id, third, AppealOutcome.REJECT));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        boolean granted = answers.get(0).statusCode() == 200;
        appeal(id).body("state", equalTo(granted ? "GRANTED" : "REJECTED"));
        account(author).body("standing.rung", equalTo(granted ? "WARN" : "MUTE"));
    }

    @RepeatedTest(3)
    void aReviewAndAWithdrawalDoNotBothCount() throws Exception {
        String id = filed(fileByAuthor(decision, author));

        List<Response> answers = atOnce(() -> review(id, second, AppealOutcome.GRANT), () -> withdraw(id, "clerk-1"));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        account(author).body("standing.rung", equalTo(answers.get(0).statusCode() == 200 ? "CLEAN" : "MUTE"));
    }

    @RepeatedTest(3)
    void aDecisionIsEitherUndoneOrTakenBack() throws Exception {
        String id = filed(fileByAuthor(decision, author));

        List<Integer> answers =
                atOnce(() -> review(id, second, AppealOutcome.GRANT).statusCode(), () -> undo(decision, third)
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        appeal(id).body("state", equalTo(answers.get(0) == 200 ? "GRANTED" : "MOOT"));
        account(author).body("standing.rung", equalTo("CLEAN"));
    }

    @RepeatedTest(3)
    void anEarlyAppealAndADecisionBothCount() throws Exception {
        String other = Api.fresh("u");
        JsonPath flagged = flagged(other, name + "就是个废物，姐妹们都去她评论区骂她！");

        List<Object> answers = atOnce(
                () -> fileOnAssessment(flagged.getString("id"), other).statusCode(),
                () -> AppealCalls.decide(flagged.getString("caseId"), second, "CHANGE", "MUTE"));

        String taken = (String) answers.get(1);
        boolean wasFirst = answers.get(0).equals(201);
        assertThat(fileByAuthor(taken, other).statusCode()).isEqualTo(wasFirst ? 409 : 201);
    }

    /** A case may become part of another until it is locked; who decided on that one does not review. */
    @Test
    void anAppealIsHeardUnderTheCaseThatItsCommentIsInByThen() throws Exception {
        JsonPath into = flagged(Api.fresh("u"), name + "就是个废物，姐妹们都去她评论区骂她！");
        AppealCalls.decide(into.getString("caseId"), second, "CHANGE", "MUTE");
        String other = Api.fresh("u");
        JsonPath flagged = flagged(other, name + "就是个废物，姐妹们都去她评论区骂她！");
        String id = filed(fileOnAssessment(flagged.getString("id"), other));
        Rows rows = new Rows(database);
        Future<Response> review;
        try (Connection merging = database.getConnection()) {
            merging.setAutoCommit(false);
            change(
                    merging,
                    "UPDATE moderation_case SET state = 'MERGED', merged_into = ?, case_key = 'x:' || id WHERE id = ?",
                    Rows.uuid(into.getString("caseId")),
                    Rows.uuid(flagged.getString("caseId")));
            review = both.submit(() -> review(id, second, AppealOutcome.GRANT));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> rows.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND query LIKE 'SELECT decision_id FROM moderation_case%FOR UPDATE'")
                            > 0);
            change(
                    merging,
                    "UPDATE case_member SET case_id = ?, seq = 2 WHERE case_id = ?",
                    Rows.uuid(into.getString("caseId")),
                    Rows.uuid(flagged.getString("caseId")));
            merging.commit();
        }

        AppealCalls.refused(review.get(), 409, "/by");
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private <T> List<T> atOnce(Callable<? extends T> one, Callable<? extends T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<T>> running = new ArrayList<>();
        for (Callable<? extends T> work : List.of(one, other)) {
            running.add(both.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : running) {
            answers.add(answer.get());
        }
        return answers;
    }
}
