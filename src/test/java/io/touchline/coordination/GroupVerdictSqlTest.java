package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is copied to a Redis again that may have lost it. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class GroupVerdictSqlTest {

    private static final String WHOLE = GroupId.of(0x1111_0000_0000_0000L);
    private static final String PART = GroupId.of(0x2222_0000_0000_0000L);
    private static final String OTHER = GroupId.of(0x3333_0000_0000_0000L);
    private static final String UNDONE = GroupId.of(0x4444_0000_0000_0000L);

    @Inject
    DataSource database;

    private final String namespace = "t-" + Comments.random();

    /** The latest of them counts, and Redis may have lost that one too. */
    @Test
    void whatIsClearedIsCopiedWithAllThatWasDecidedAboutTheSameWhole() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            decided(connection, PART, WHOLE, 10, true);
            decided(connection, WHOLE, WHOLE, 9, false);
            decided(connection, OTHER, OTHER, 9, false);
            decided(connection, UNDONE, WHOLE, null, false);

            GroupVerdictSql.again(connection);

            assertThat(toCopy(connection)).containsExactly(WHOLE, PART);
            connection.rollback();
        }
    }

    /** @param days since the decision; null if none stands */
    private void decided(Connection connection, String id, String whole, Integer days, boolean cleared)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                INSERT INTO group_verdict (namespace, group_id, whole_id, decided_at, cleared, version, copied)
                VALUES (?, ?, ?, now() - make_interval(days => ?), ?, 7, 7)
                """)) {
            statement.setString(1, namespace);
            statement.setString(2, id);
            statement.setString(3, whole);
            statement.setObject(4, days, java.sql.Types.INTEGER);
            statement.setBoolean(5, cleared);
            statement.executeUpdate();
        }
    }

    private List<String> toCopy(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT group_id FROM group_verdict WHERE namespace = ? AND copied = 0 ORDER BY group_id")) {
            statement.setString(1, namespace);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }
}
