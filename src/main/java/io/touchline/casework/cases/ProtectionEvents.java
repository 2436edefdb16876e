package io.touchline.casework.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.protection.LiftUndone;
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

/**
 * Logs which protections persons end and bring back. The subject is the target, in the log of the namespace whose
 * comments called for it.
 */
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
        Protection ended = lifted.protection();
        append(new Act(AuditKind.PROTECTION_LIFTED, lifted.namespace(), ended, ended.endedBy(), ended.endReason()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void undone(@Observes LiftUndone undone) {
        append(new Act(
                AuditKind.PROTECTION_RESTORED, undone.namespace(), undone.protection(), undone.by(), undone.reason()));
    }

    private record Act(AuditKind kind, String namespace, Protection protection, String by, String reason) {}

    private void append(Act act) {
        try (Connection connection = database.getConnection()) {
            log.append(connection, List.of(event(connection, act)));
        } catch (SQLException e) {
            throw new IllegalStateException("what a person did to a protection was not logged", e);
        }
    }

    private NewEvent event(Connection connection, Act act) throws SQLException {
        Protection protection = act.protection();
        ObjectNode body = JSON.createObjectNode();
        body.put("measure", protection.action().name());
        body.put("rule", protection.rule());
        body.put("beganAt", protection.beganAt().toString());
        body.put("until", protection.until().toString());
        body.put("by", moderators.known(connection, act.namespace(), act.by()).wire());
        String reason = JSON.createObjectNode().put("reason", act.reason()).toString();
        return new NewEvent(
                act.namespace(),
                act.kind(),
                protection.targetId(),
                body.toString(),
                Optional.of(new NewEvent.Personal(Optional.empty(), reason)));
    }
}
