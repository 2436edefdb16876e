package io.touchline.casework.cases;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * {@code touchline_cases_open} by callers' namespace and queue, as of the last look; every replica says the same. In a
 * cluster {@code namespace} is where the pod runs.
 */
@ApplicationScoped
class OpenCases {

    private static final Logger LOG = Logger.getLogger(OpenCases.class);

    private static final String COUNT =
            "SELECT namespace, queue, count(*) FROM moderation_case WHERE state = 'OPEN' GROUP BY namespace, queue";

    private final Outage counting = new Outage(LOG, "open cases not counted");
    private final DataSource database;
    private final MultiGauge open;

    OpenCases(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.open = MultiGauge.builder("touchline.cases.open")
                .description("Cases that wait for a decision")
                .register(meters);
    }

    @Scheduled(
            every = "${touchline.cases.count-every:30s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Tags tags = Tags.of("caller_namespace", row.getString(1), "queue", row.getString(2));
                rows.add(MultiGauge.Row.of(tags, row.getLong(3)));
            }
        } catch (SQLException e) {
            counting.tell(e);
            return;
        }
        counting.over();
        open.register(rows, true);
    }
}
