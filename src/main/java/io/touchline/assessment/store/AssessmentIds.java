package io.touchline.assessment.store;

import io.touchline.api.IdFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Assessment ids: {@code as_} and the 32 hexadecimal digits of a UUIDv7 of the time of receipt. */
public final class AssessmentIds {

    private static final IdFormat FORMAT = new IdFormat("as_");

    private AssessmentIds() {}

    /** A new id of this moment of receipt. */
    public static UUID next(Instant receivedAt) {
        return FORMAT.next(receivedAt);
    }

    /** New ids of what was received at once, which rise: of two texts of a comment the later one is the newer. */
    public static List<UUID> next(Instant receivedAt, int count) {
        return FORMAT.next(receivedAt, count);
    }

    public static String wire(UUID id) {
        return FORMAT.wire(id);
    }

    /** @return the UUID behind an id of the API, or nothing if it is none */
    public static Optional<UUID> ofWire(String id) {
        return FORMAT.ofWire(id);
    }

    /** The smallest UUIDv7-ordered id of a moment: every id received from then on is not below it. */
    public static UUID floor(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /** The moment of receipt, milliseconds since 1970. */
    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
