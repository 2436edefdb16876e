package io.touchline.casework.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.standing.Ground;
import io.touchline.handling.standing.Revocation;
import io.touchline.handling.standing.Strike;
import io.touchline.handling.standing.StrikeChanged;
import io.touchline.handling.standing.StrikeIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Logs what persons decide on accounts without a case. The subject is the strike, the reason the account's to erase; of
 * a strike that waits to be erased it is not kept.
 */
@ApplicationScoped
class StrikeEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;
    private final Moderators moderators;
    private final Event<MeasuresUndone> undone;

    @Inject
    StrikeEvents(AuditLog log, Moderators moderators, Event<MeasuresUndone> undone) {
        this.log = log;
        this.moderators = moderators;
        this.undone = undone;
    }

    void changed(@Observes StrikeChanged change) {
        try {
            AuditEvent event =
                    log.append(change.connection(), List.of(event(change))).get(0);
            Strike strike = change.strike();
            if (change.stood()) {
                List<MeasuresUndone.Ruled> upheld = strike.ground() instanceof Ground.ByRule rule
                        ? EducationSql.upheld(change.connection(), rule.assessmentId())
                        : List.of();
                undone.fire(new MeasuresUndone(
                        change.connection(),
                        change.namespace(),
                        List.of(new MeasuresUndone.Undone(event, List.of(strike.at()), upheld))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a strike was not logged", e);
        }
    }

    private NewEvent event(StrikeChanged change) throws SQLException {
        Strike strike = change.strike();
        Optional<Revocation> revocation = strike.revocation();
        ObjectNode body = JSON.createObjectNode();
        body.put("measure", strike.action().name());
        strike.reasons().forEach(body.putArray("labels")::add);
        body.put("weight", strike.weight());
        body.put("expiresAt", strike.expiresAt().toString());
        String by =
                revocation.map(Revocation::by).orElseGet(() -> person(strike).decidedBy());
        body.put(
                "by",
                moderators.known(change.connection(), change.namespace(), by).wire());
        if (strike.ground() instanceof Ground.ByRule rule) {
            body.put("rule", rule.rule());
        }
        return new NewEvent(
                change.namespace(),
                revocation.isPresent() ? AuditKind.STRIKE_REVOKED : AuditKind.STRIKE_DECIDED,
                StrikeIds.FORMAT.wire(strike.id()),
                body.toString(),
                change.going() ? Optional.empty() : Optional.of(personal(change)));
    }

    private static NewEvent.Personal personal(StrikeChanged change) {
        Strike strike = change.strike();
        String reason = strike.revocation().map(Revocation::reason).orElseGet(() -> person(strike)
                .reason());
        return new NewEvent.Personal(
                Optional.of(change.account()),
                JSON.createObjectNode().put("reason", reason).toString());
    }

    private static Ground.ByPerson person(Strike strike) {
        return (Ground.ByPerson) strike.ground();
    }
}
