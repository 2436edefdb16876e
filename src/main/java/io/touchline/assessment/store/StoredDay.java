package io.touchline.assessment.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The partition of one day of receipt, UTC, of one table.
 *
 * @param partition its name, as PostgreSQL quotes it
 * @param end nothing in it was received then or later
 */
public record StoredDay(Kind kind, String partition, Instant begin, Instant end) {

    /** The tables that are kept by day, in the order in which a day goes. */
    public enum Kind {
        TEXT("comment_text"),
        TARGET("assessment_target"),
        ASSESSMENT("assessment");

        private final String table;

        Kind(String table) {
            this.table = table;
        }

        public String table() {
            return table;
        }
    }

    public LocalDate day() {
        return begin.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
