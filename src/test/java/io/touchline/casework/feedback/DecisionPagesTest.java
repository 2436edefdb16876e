package io.touchline.casework.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the next decided case is found. What is written here is taken back. */
@QuarkusTest
class DecisionPagesTest {

    @Inject
    DataSource database;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void takeBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Else an export of many decided cases would read all of them for each. */
    @Test
    void findsTheNextDecisionWithoutReadingAllCases() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    WITH decided AS (
                        INSERT INTO moderation_case (id, namespace, case_key, kind, target_ids, queue, priority, rule, labels,
                                                     severity, proposed, sensitive, member_count, opened_at, last_at,
                                                     versions, state, decision_id)
                        SELECT uuidv7(), 'many-decisions', 'k' || g, 'ACCOUNT', '{}', 'abuse', 2, 'own#rule', '{}',
                            2, '{}', false, 1, now(), now(), '{}', 'DECIDED', uuidv7()
                        FROM generate_series(1, 6000) g
                        RETURNING id, namespace, decision_id)
                    INSERT INTO case_decision (id, namespace, case_id, outcome, measures, decided_by, decided_at, members,
                                               accounts, members_root)
                    SELECT decision_id, namespace, id, 'UPHOLD', '{}', '', now() - random() * interval '30 days', 1, 1, ''
                    FROM decided
                    """);
            statement.execute("ANALYZE moderation_case, case_decision");

            assertThat(plan(statement))
                    .anySatisfy(line -> assertThat(line).contains("Index Scan Backward using decision_by_time"))
                    .noneSatisfy(line -> assertThat(line).contains("Seq Scan on moderation_case"))
                    .noneSatisfy(line -> assertThat(line).contains("Hash Join"));
        }
    }

    /** As the service's connections plan it: without the values. */
    private static List<String> plan(Statement statement) throws SQLException {
        String numbered = DecisionPages.NEXT;
        for (int parameter = 1; numbered.contains("?"); parameter++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + parameter);
        }
        statement.execute("PREPARE next_decision AS " + numbered);
        String some = "'many-decisions', now() - interval '30 days', now(), gen_random_uuid()";
        List<String> plan = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE next_decision(" + some + ", " + some + ")")) {
            while (row.next()) {
                plan.add(row.getString(1));
            }
        }
        statement.execute("DEALLOCATE next_decision");
        return plan;
    }
}
