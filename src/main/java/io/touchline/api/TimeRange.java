package io.touchline.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A span of time that a caller asks about.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record TimeRange(Instant from, Instant to) {

    /** @throws ProblemException 422 if it is empty */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new ProblemException(422, "/from", "must be before to");
        }
    }

    /**
     * The range of the query parameters {@code from} and {@code to}, null where not given: to {@code end}, and
     * {@code window} long.
     *
     * @throws ProblemException 400 for what is no date-time with an offset, 422 for one that makes no sense
     */
    public static TimeRange of(String from, String to, Instant end, Duration window) {
        Instant last = moment("/to", to).orElse(end);
        return new TimeRange(moment("/from", from).orElse(last.minus(window)), last);
    }

    /** A moment in a query parameter. @throws ProblemException as {@link #of} */
    public static Optional<Instant> moment(String pointer, String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            if (new PlausibleTime.Check().isValid(moment, null)) {
                return Optional.of(moment);
            }
        } catch (DateTimeException e) {
            throw new ProblemException(400, pointer, "must be an ISO 8601 date-time with an offset");
        }
        throw new ProblemException(422, pointer, "must be a moment between 1990 and 2200");
    }
}
