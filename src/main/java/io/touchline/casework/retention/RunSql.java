package io.touchline.casework.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of runs; the last few hundred are kept. */
final class RunSql {

    private static final String INSERT = "INSERT INTO retention_run (started_at, ended_at, report) VALUES (?, ?, ?)";

    private static final String PRUNE =
            "DELETE FROM retention_run WHERE id <= (SELECT max(id) FROM retention_run) - 400";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private RunSql() {}

    static int insert(Connection connection, RetentionRun run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement prune = connection.prepareStatement(PRUNE)) {
            insert.setObject(1, run.startedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(2, run.endedAt().atOffset(ZoneOffset.UTC));
            insert.setString(3, JSON.writeValueAsString(run));
            insert.executeUpdate();
            return prune.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run of plain values cannot be written", e);
        }
    }

    static Optional<RetentionRun> last(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT report FROM retention_run ORDER BY id DESC LIMIT 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(JSON.readValue(row.getString(1), RetentionRun.class)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of a run cannot be read", e);
        }
    }
}
