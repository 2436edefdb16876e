package io.touchline.handling.standing;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Strike ids: {@code st_} and the 32 hexadecimal digits of a UUIDv7. */
public final class StrikeIds {

    private static final Pattern WIRE = Pattern.compile("st_[0-9a-f]{32}");

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    UUID next(Instant now) {
        return generator.construct(now.toEpochMilli());
    }

    public static String wire(UUID id) {
        return "st_" + id.toString().replace("-", "");
    }

    public static Optional<UUID> ofWire(String id) {
        if (!WIRE.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(id.substring(3, 19), 16), Long.parseUnsignedLong(id.substring(19), 16)));
    }
}
