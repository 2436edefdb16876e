package io.touchline.assessment.store;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Namespaces;
import io.touchline.api.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The namespaces of all configured callers, and those of which something is kept though no caller has them any more: what
 * waits is written all the same, and what is old is let go.
 */
@ApplicationScoped
public class KnownNamespaces {

    private static final Logger LOG = Logger.getLogger(KnownNamespaces.class);

    /** One look into the index for each namespace, however many accounts it has. */
    private static final String STORED =
            """
            WITH RECURSIVE known AS (
                (SELECT namespace FROM account ORDER BY namespace LIMIT 1)
                UNION ALL
                SELECT (SELECT a.namespace FROM account a WHERE a.namespace > k.namespace ORDER BY a.namespace LIMIT 1)
                FROM known k WHERE k.namespace IS NOT NULL
            )
            SELECT namespace FROM known WHERE namespace IS NOT NULL
            UNION SELECT namespace FROM audit_chain WHERE namespace <> '*'
            """;

    private final Outage looking = new Outage(LOG, "namespaces not looked for");
    private final DataSource database;
    private final Namespaces configured;
    private volatile Set<String> stored = Set.of();

    KnownNamespaces(DataSource database, Namespaces configured) {
        this.database = database;
        this.configured = configured;
    }

    /** As of the last look, at most ten minutes ago. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>(stored);
        all.addAll(configured.all());
        return all;
    }

    @Scheduled(every = "10m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            look();
            looking.over();
        } catch (SQLException e) {
            looking.tell(e);
        }
    }

    /** As of now. */
    public Set<String> look() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        stored = Set.copyOf(found);
        return all();
    }
}
