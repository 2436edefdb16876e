package io.touchline.casework.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.KeyChanged;
import io.touchline.api.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Logs who gives API keys out and takes them back, in the log of the namespace that they open. The subject is the key. */
@ApplicationScoped
class KeyEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;
    private final Moderators moderators;

    @Inject
    KeyEvents(AuditLog log, Moderators moderators) {
        this.log = log;
        this.moderators = moderators;
    }

    void changed(@Observes KeyChanged change) {
        KeyChanged.Key key = change.key();
        try {
            ObjectNode body = JSON.createObjectNode().put("caller", key.caller());
            key.roles().stream().map(Role::wire).sorted().forEach(body.putArray("roles")::add);
            key.expiresAt().ifPresent(end -> body.put("expiresAt", end.toString()));
            key.rotatedTo().ifPresent(next -> body.put("rotatedTo", next));
            body.put(
                    "by",
                    moderators
                            .known(change.connection(), key.namespace(), change.by())
                            .wire());
            log.append(
                    change.connection(),
                    List.of(new NewEvent(
                            key.namespace(), kind(change.kind()), key.id(), body.toString(), Optional.empty())));
        } catch (SQLException e) {
            throw new IllegalStateException("a change of a key was not logged", e);
        }
    }

    private static AuditKind kind(KeyChanged.Kind kind) {
        return switch (kind) {
            case CREATED -> AuditKind.KEY_CREATED;
            case ROTATED -> AuditKind.KEY_ROTATED;
            case REVOKED -> AuditKind.KEY_REVOKED;
        };
    }
}
