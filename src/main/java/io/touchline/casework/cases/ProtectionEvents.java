package io.touchline.casework.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.protection.Protection;
import io.touchline.handling.protection.ProtectionLifted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Logs which protections persons end. The subject is the target, in the log of the namespace whose comments called for it. */
@ApplicationScoped
class ProtectionEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;
    private final Moderators moderators;
    private final DataSource database;

    @Inject
    ProtectionEvents(AuditLog log, Moderators moderators, DataSource database) {
        this.log = log;
        this.moderators = moderators;
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void lifted(@Observes ProtectionLifted lifted) {
        try (Connection connection = database.getConnection()) {
            log.append(connection, List.of(event(connection, lifted)));
        } catch (SQLException e) {
            throw new IllegalStateException("the end of a protection was not logged", e);
        }
    }

    private NewEvent event(Connection connection, ProtectionLifted lifted) throws SQLException {
        Protection ended = lifted.protection();
        ObjectNode body = JSON.createObjectNode();
        body.put("measure", ended.action().name());
        body.put("rule", ended.rule());
        body.put("beganAt", ended.beganAt().toString());
        body.put("until", ended.until().toString());
        body.put(
                "by",
                moderators
                        .known(connection, lifted.namespace(), ended.endedBy())
                        .wire());
        String reason = JSON.createObjectNode().put("reason", ended.endReason()).toString();
        return new NewEvent(
                lifted.namespace(),
                AuditKind.PROTECTION_LIFTED,
                ended.targetId(),
                body.toString(),
                Optional.of(new NewEvent.Personal(Optional.empty(), reason)));
    }
}
