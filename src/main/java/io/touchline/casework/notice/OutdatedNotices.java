package io.touchline.casework.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.MeasuresUndone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says in the log which published notices count or tell something that is undone, in the transaction that undoes it. The
 * end of the log is locked then: whatever was published before is seen here, whatever comes after sees what is undone.
 */
@ApplicationScoped
class OutdatedNotices {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;

    @Inject
    OutdatedNotices(AuditLog log) {
        this.log = log;
    }

    void undone(@Observes MeasuresUndone change) {
        try {
            List<NoticeSql.Published> published = NoticeSql.published(change.connection(), change.namespace());
            List<NewEvent> events = new ArrayList<>();
            for (MeasuresUndone.Undone undone : change.undone()) {
                published.stream()
                        .filter(notice -> undone.decidedAt().stream().anyMatch(notice::covers)
                                || undone.amongMeasures().stream().anyMatch(notice::tells))
                        .forEach(notice -> events.add(outdated(notice, undone.event())));
            }
            if (!events.isEmpty()) {
                log.append(change.connection(), events);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("outdated notices were not logged", e);
        }
    }

    private static NewEvent outdated(NoticeSql.Published notice, AuditEvent undoing) {
        String body = JSON.createObjectNode()
                .put("seq", undoing.seq())
                .put("kind", undoing.kind())
                .put("undoneIn", undoing.subject())
                .toString();
        return new NewEvent(
                undoing.namespace(), AuditKind.NOTICE_OUTDATED, Notices.ID.wire(notice.id()), body, Optional.empty());
    }
}
