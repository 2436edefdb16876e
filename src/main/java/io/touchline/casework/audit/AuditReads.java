package io.touchline.casework.audit;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Pages through a log with what only this service knows: moderators' names and personal parts. Blocking. */
@ApplicationScoped
class AuditReads {

    private final DataSource database;
    private final Moderators moderators;

    @Inject
    AuditReads(DataSource database, Moderators moderators) {
        this.database = database;
        this.moderators = moderators;
    }

    /** @throws ProblemException 422 for a cursor of another list, 503 if the database is away */
    Page<AuditEventView> page(AuditRows.Filter filter, PageRequest request) {
        long after = request.afterNumber().orElse(0L);
        try (Connection connection = database.getConnection()) {
            Page<AuditRows.Stored> shown = request.cut(
                    AuditRows.page(connection, filter, after, request.rows()),
                    one -> Long.toString(one.event().seq()));
            Set<ModeratorKey> keys = shown.items().stream()
                    .flatMap(one -> AuditEventView.moderators(one.event()).stream())
                    .collect(Collectors.toSet());
            Map<ModeratorKey, String> names = moderators.names(connection, filter.namespace(), keys);
            return shown.map(one -> AuditEventView.of(one, names));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }
}
