package io.touchline.testsupport;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The days on which a query of the service looks for assessments, read from its plan, which knows no parameters. */
public final class PlannedDays {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private static final Pattern PARTITION = Pattern.compile(" on assessment_(\\d{8})");

    private PlannedDays() {}

    /** As {@link #of} writes the day of a moment. */
    public static String day(Instant moment) {
        return DAY.format(moment);
    }

    /**
     * Of all that there are, tomorrow and the last few days among them.
     *
     * @param query with question marks
     * @param values for them, as SQL writes them
     */
    public static Set<String> of(DataSource database, String query, String... values) throws SQLException {
        String numbered = query;
        for (int parameter = 1; numbered.contains("?"); parameter++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + parameter);
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int day = -3; day <= 1; day++) {
                statement.execute("SELECT ensure_day((now() AT TIME ZONE 'UTC')::date + " + day + ")");
            }
            statement.execute("PREPARE planned AS " + numbered);
            Set<String> days = new TreeSet<>();
            try (ResultSet rows =
                    statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE planned (" + String.join(", ", values) + ")")) {
                while (rows.next()) {
                    Matcher found = PARTITION.matcher(rows.getString(1));
                    if (found.find()) {
                        days.add(found.group(1));
                    }
                }
            }
            connection.rollback();
            statement.execute("DEALLOCATE planned");
            connection.commit();
            return days;
        }
    }
}
