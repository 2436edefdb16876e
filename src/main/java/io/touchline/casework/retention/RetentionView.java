package io.touchline.casework.retention;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How long each class of data is kept.
 *
 * @param lastRun null before the first one
 */
public record RetentionView(List<Kept> classes, RetentionRun lastRun) {

    public RetentionView {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param limit ISO 8601; null for ever
     * @param oldestDay the oldest day, UTC, of which there still is something; null where there is nothing
     */
    public record Kept(@JsonProperty("class") String dataClass, String limit, LocalDate oldestDay) {

        /** In whole days where it is, as it is configured. */
        static String written(Duration limit) {
            return limit.equals(Duration.ofDays(limit.toDays())) ? "P" + limit.toDays() + "D" : limit.toString();
        }
    }
}
