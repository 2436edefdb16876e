package io.touchline.casework.retention;

import io.touchline.api.Transaction;
import io.touchline.assessment.store.StoredDay;
import io.touchline.assessment.store.StoredDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads how long what is kept. Days are the same for all namespaces, what is kept row by row is the caller's own. */
@ApplicationScoped
class RetentionReads {

    private final DataSource database;
    private final RetentionConfig config;

    @Inject
    RetentionReads(DataSource database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    RetentionView of(String namespace) throws SQLException {
        return Transaction.in(database, connection -> {
            List<StoredDay> days = StoredDays.list(connection);
            List<RetentionView.Kept> classes = new ArrayList<>();
            for (RetentionClass dataClass : RetentionClass.values()) {
                classes.add(new RetentionView.Kept(
                        dataClass.wire(),
                        dataClass.limit(config).map(RetentionView.Kept::written).orElse(null),
                        oldest(connection, namespace, dataClass, days).orElse(null)));
            }
            return new RetentionView(classes, RunSql.last(connection).orElse(null));
        });
    }

    private static Optional<LocalDate> oldest(
            Connection connection, String namespace, RetentionClass dataClass, List<StoredDay> days)
            throws SQLException {
        return switch (dataClass) {
            case TEXTS, ASSESSMENTS -> oldest(days, dataClass);
            case IDLE_ACCOUNTS -> Optional.empty();
            case CASES, UNDECIDED_CASES, AUDIT_PERSONAL, APPEALS, FEEDBACK ->
                OldRows.oldest(connection, namespace, dataClass).map(RetentionReads::day);
        };
    }

    private static Optional<LocalDate> oldest(List<StoredDay> days, RetentionClass dataClass) {
        return days.stream()
                .filter(day -> DayRetention.dataClass(day) == dataClass)
                .map(StoredDay::day)
                .findFirst();
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
