package io.touchline.casework.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run let go.
 *
 * @param dataClass see {@link RetentionClass#wire()}
 * @param table where it is kept by day
 * @param day of receipt, UTC, where it is kept by day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dropped(@JsonProperty("class") String dataClass, String table, String day, long rows) {

    static Dropped rows(RetentionClass dataClass, long rows) {
        return new Dropped(dataClass.wire(), null, null, rows);
    }
}
