package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.handling.PastAssessments;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Situations by time of receipt. A page goes on from the id that the one before ended with, so that no transaction and no
 * cursor stays open between pages, and bodies are not read.
 */
@ApplicationScoped
public class StoredSituations implements PastAssessments {

    private static final String COUNT =
            """
            SELECT count(*) FROM (
                SELECT 1 FROM assessment WHERE namespace = ? AND id >= ? AND id < ? LIMIT ?) AS counted
            """;

    /** What an account wrote before it was erased is one account's still, which is nobody's, should it return. */
    private static final String PAGE =
            """
            SELECT p.id, CASE WHEN p.id < greatest(e.before, g.before) THEN decode(md5(p.account_key), 'hex') ELSE p.account_key END,
                p.situation
            FROM (SELECT id, namespace, account_key, situation FROM assessment
                  WHERE namespace = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?) p
            LEFT JOIN erased_author e ON e.namespace = p.namespace AND e.account_key = p.account_key
            LEFT JOIN (SELECT namespace, account_key, uuid_floor(max(received_until) + interval '1 millisecond') AS before
                       FROM erasure_guard GROUP BY namespace, account_key) g
                ON g.namespace = p.namespace AND g.account_key = p.account_key
            ORDER BY p.id DESC
            """;

    private final DataSource database;

    public StoredSituations(DataSource database) {
        this.database = database;
    }

    @Override
    public long count(Range range, long atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            set(statement, range, AssessmentIds.floor(range.to()), atMost);
            return SqlResults.number(statement);
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
    }

    @Override
    public List<Past> newestFirst(Range range, Optional<String> before, int limit) {
        UUID end = before.map(StoredSituations::uuid).orElseGet(() -> AssessmentIds.floor(range.to()));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            set(statement, range, end, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<Past> page = new ArrayList<>();
                while (row.next()) {
                    page.add(new Past(
                            AssessmentIds.wire(row.getObject(1, UUID.class)),
                            new AccountKey(row.getBytes(2)),
                            Optional.ofNullable(row.getString(3))));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
    }

    private static void set(PreparedStatement statement, Range range, UUID end, long limit) throws SQLException {
        statement.setString(1, range.namespace());
        statement.setObject(2, AssessmentIds.floor(range.from()));
        statement.setObject(3, end);
        statement.setLong(4, limit);
    }

    private static UUID uuid(String assessmentId) {
        return AssessmentIds.ofWire(assessmentId)
                .orElseThrow(() -> new IllegalArgumentException("not the id of an assessment"));
    }
}
