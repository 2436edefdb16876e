package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The daily partitions of what is keyed by assessment id, made ahead of the day. */
final class DayPartitions {

    /** A service that could not reach its database for a week still writes on the eighth day. */
    private static final int DAYS_AHEAD = 7;

    private final DataSource database;
    private final Clock clock;
    private volatile LocalDate last = LocalDate.MIN;

    DayPartitions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes yesterday's to next week's partitions, UTC, as far as they are missing. */
    void ensureAhead() throws SQLException {
        List<LocalDate> days = Stream.iterate(today().minusDays(1), day -> day.plusDays(1))
                .limit(DAYS_AHEAD + 2)
                .toList();
        ensure(days);
        last = days.get(days.size() - 1);
    }

    /** Whole days after today, UTC, that have been made: seven, or as many fewer as it has failed for. */
    long daysAhead() {
        return Math.max(-1, ChronoUnit.DAYS.between(today(), last));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void ensure(Collection<LocalDate> days) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT ensure_day(?)")) {
            for (LocalDate day : days) {
                statement.setObject(1, day);
                statement.executeQuery().close();
            }
        }
    }
}
