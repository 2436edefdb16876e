package io.touchline.casework.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.api.DatabaseOutage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes a log out, a line for each event and one for its end. What stands before the end never changes, so no
 * transaction is kept while a slow reader takes its time.
 */
@ApplicationScoped
class AuditExport {

    private static final int PAGE = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;

    @Inject
    AuditExport(DataSource database) {
        this.database = database;
    }

    /** The end up to which is exported. @throws ProblemException 503 if the database is away */
    ChainEnd end(String namespace) {
        try (Connection connection = database.getConnection()) {
            return AuditRows.end(connection, namespace).orElseGet(() -> ChainEnd.none(namespace));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    /** Writes all up to an end. If the database fails meanwhile, the last line is missing, which tells the reader. */
    void write(String namespace, ChainEnd end, OutputStream out) throws IOException {
        long last = Long.MIN_VALUE;
        while (last < end.seq()) {
            List<AuditRows.Stored> page = page(namespace, last);
            if (page.isEmpty()) {
                break;
            }
            for (AuditRows.Stored one : page) {
                last = one.event().seq();
                if (last <= end.seq()) {
                    line(out, ExportedEvent.of(one.event()));
                }
            }
        }
        line(
                out,
                new ExportedHead(
                        EventHash.FORMAT, namespace, end.seq(), HexFormat.of().formatHex(end.hash())));
    }

    private List<AuditRows.Stored> page(String namespace, long after) throws IOException {
        try (Connection connection = database.getConnection()) {
            return AuditRows.page(connection, namespace, after, PAGE);
        } catch (SQLException e) {
            throw new IOException("the log cannot be read", e);
        }
    }

    private static void line(OutputStream out, Object value) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }
}
