package io.touchline.casework.audit;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
        long after = request.after().map(AuditReads::seq).orElse(0L);
        try (Connection connection = database.getConnection()) {
            List<AuditRows.Stored> found = AuditRows.page(connection, filter, after, request.limit() + 1);
            boolean more = found.size() > request.limit();
            List<AuditRows.Stored> shown = more ? found.subList(0, request.limit()) : found;
            Set<ModeratorKey> keys = shown.stream()
                    .flatMap(one -> AuditEventView.moderators(one.event()).stream())
                    .collect(Collectors.toSet());
            Map<ModeratorKey, String> names = moderators.names(connection, filter.namespace(), keys);
            return new Page<>(
                    shown.stream().map(one -> AuditEventView.of(one, names)).toList(),
                    more
                            ? request.cursorAfter(Long.toString(
                                    shown.get(shown.size() - 1).event().seq()))
                            : null);
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private static long seq(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new ProblemException(422, "/cursor", "not a cursor of this list");
        }
    }
}
