package io.touchline.access;

import io.touchline.api.Actor;
import io.touchline.api.ExternalId;
import io.touchline.api.PlausibleTime;
import io.touchline.api.ProblemException;
import io.touchline.api.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** The bodies that the keys' endpoints take. {@code by} is always who gives or takes. */
final class KeyRequests {

    private KeyRequests() {}

    /**
     * A key to be given out.
     *
     * @param caller one of the configuration, of the same namespace
     * @param roles some of those that the configuration gives keys of the namespace
     * @param expiresAt may be absent: then it opens until it is taken back
     * @param label to know it by
     */
    record Create(
            @Actor String by,
            @NotBlank @ExternalId String caller,
            @NotEmpty @Size(max = 5) @UniqueElements(message = "must not hold a role twice") List<@NotNull Role> roles,
            @PlausibleTime Instant expiresAt,
            @NotBlank @ExternalId String label) {

        Create {
            roles = roles == null ? List.of() : roles;
        }
    }

    /** A key to be put in another's place. @param overlap for how long both open; a day, if nothing is said */
    record Rotate(@Actor String by, String overlap) {

        private static final Duration LONGEST = Duration.ofDays(30);

        /** @throws ProblemException 422 */
        Duration overlapping() {
            if (overlap == null) {
                return Duration.ofDays(1);
            }
            try {
                Duration value = Duration.parse(overlap);
                if (!value.isNegative() && value.compareTo(LONGEST) <= 0) {
                    return value;
                }
            } catch (DateTimeParseException e) {
                // Refused below, with the ones that parse but make no sense.
            }
            throw new ProblemException(
                    422, "/overlap", "must be an ISO 8601 duration from PT0S to P30D, such as PT24H");
        }
    }

    /** A key to be taken back. */
    record Revoke(@Actor String by) {}
}
