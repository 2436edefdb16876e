package io.touchline.casework.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.Caller;
import io.touchline.api.RegistryChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Logs who changes targets and rumours. They belong to no namespace, so it stands where all auditors see it; the subject is
 * the id of the target or the rumour.
 */
@ApplicationScoped
class RegistryEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;
    private final Moderators moderators;
    private final DataSource database;

    @Inject
    RegistryEvents(AuditLog log, Moderators moderators, DataSource database) {
        this.log = log;
        this.moderators = moderators;
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void changed(@Observes RegistryChanged changed) {
        try (Connection connection = database.getConnection()) {
            ObjectNode who = who(connection, changed.by());
            List<NewEvent> events = new ArrayList<>();
            for (RegistryChanged.Change change : changed.changes()) {
                events.add(event(changed.registry(), change, who.deepCopy()));
            }
            log.append(connection, events);
        } catch (SQLException e) {
            throw new IllegalStateException("a change of a registry was not logged", e);
        }
    }

    /** A service under its own name, a person as all persons stand in the log. */
    private ObjectNode who(Connection connection, Caller by) throws SQLException {
        ObjectNode who = JSON.createObjectNode().put("namespace", by.namespace());
        if (by.person()) {
            return who.put(
                    "by",
                    moderators
                            .known(connection, AuditLog.ALL_NAMESPACES, by.name())
                            .wire());
        }
        return who.put("caller", by.name());
    }

    private static NewEvent event(RegistryChanged.Registry registry, RegistryChanged.Change change, ObjectNode body) {
        if (!change.fields().isEmpty()) {
            change.fields().forEach(body.putArray("changed")::add);
        }
        new TreeMap<>(change.values()).forEach(body::put);
        return new NewEvent(
                AuditLog.ALL_NAMESPACES, kind(registry, change.kind()), change.id(), body.toString(), Optional.empty());
    }

    private static AuditKind kind(RegistryChanged.Registry registry, RegistryChanged.Kind kind) {
        return switch (registry) {
            case TARGET ->
                switch (kind) {
                    case CREATED -> AuditKind.TARGET_CREATED;
                    case CHANGED -> AuditKind.TARGET_CHANGED;
                    case ARCHIVED -> AuditKind.TARGET_ARCHIVED;
                    case RESTORED -> AuditKind.TARGET_RESTORED;
                };
            case RUMOUR ->
                switch (kind) {
                    case CREATED -> AuditKind.RUMOUR_CREATED;
                    case CHANGED -> AuditKind.RUMOUR_CHANGED;
                    case ARCHIVED -> AuditKind.RUMOUR_ARCHIVED;
                    case RESTORED -> AuditKind.RUMOUR_RESTORED;
                };
        };
    }
}
