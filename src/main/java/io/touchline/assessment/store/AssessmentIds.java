package io.touchline.assessment.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Assessment ids: {@code as_} and the 32 hexadecimal digits of a UUIDv7 of the time of receipt. */
public final class AssessmentIds {

    private static final Pattern WIRE = Pattern.compile("as_[0-9a-f]{32}");

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /** A new id of this moment of receipt; ids of one millisecond and one process rise. */
    public UUID next(Instant receivedAt) {
        return generator.construct(receivedAt.toEpochMilli());
    }

    public static String wire(UUID id) {
        return "as_" + id.toString().replace("-", "");
    }

    /** @return the UUID behind an id of the API, or nothing if it is none */
    public static Optional<UUID> ofWire(String id) {
        if (!WIRE.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(id.substring(3, 19), 16), Long.parseUnsignedLong(id.substring(19), 16)));
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
