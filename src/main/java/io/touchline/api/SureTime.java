package io.touchline.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** What time it is for whoever lets something go: what a clock that is ahead lets go is lost. */
public final class SureTime {

    private SureTime() {}

    /** The earlier of a replica's own clock and that of where the rows are. */
    public static Instant now(DataSource database, Clock own) throws SQLException {
        Instant here = own.instant();
        Instant there = Transaction.in(database, SureTime::of);
        return here.isBefore(there) ? here : there;
    }

    /** What time it is where the rows are. */
    public static Instant of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
