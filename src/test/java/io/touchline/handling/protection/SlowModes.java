package io.touchline.handling.protection;

import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Scope;
import io.touchline.handling.Suggestion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Notes of SLOW_MODE as rules of a storm and of a threat leave them, written as comments write them. */
final class SlowModes {

    static final String SLOW = "default#slow";
    static final String MILDER = "default#slow-rising";
    static final String THREAT = "default#threat";
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private SlowModes() {}

    /** Of the storm's rule, reviewed after half of its time. */
    static ProtectionNote note(String target, Instant from, Duration length) {
        return new ProtectionNote(
                target,
                Action.SLOW_MODE,
                SLOW,
                List.of(),
                List.of("storm.RISING"),
                from,
                from.plus(length.dividedBy(2)),
                from.plus(length));
    }

    /** To be reviewed by nobody. */
    static ProtectionNote firm(String target, Instant from, Duration length) {
        return new ProtectionNote(
                target, Action.SLOW_MODE, THREAT, List.of(), List.of("threat"), from, null, from.plus(length));
    }

    /** In one transaction. */
    static void write(DataSource database, String namespace, ProtectionNote... notes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            ProtectionSql.write(
                    connection,
                    List.of(notes).stream()
                            .map(note -> new ProtectionSql.Noted(namespace, note))
                            .toList());
            connection.commit();
        }
    }

    static Decision decision(List<Recommendation> measures, List<Recommendation> standbys) {
        return new Decision(Suggestion.REVIEW, SLOW, measures, standbys, Optional.empty());
    }

    static Recommendation slowMode(String rule, boolean requiresHuman, String... targetIds) {
        return new Recommendation(
                Scope.TARGET,
                Action.SLOW_MODE,
                List.of("storm.RISING"),
                rule,
                requiresHuman,
                true,
                List.of(targetIds),
                false,
                Optional.of(Duration.ofHours(2)),
                Optional.empty());
    }
}
