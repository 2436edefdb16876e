package io.touchline.api;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How ids of one kind are made and written: a prefix of its own and the 32 hexadecimal digits of a UUIDv7, so that they
 * sort by time and tell what they name. Thread-safe.
 */
public final class IdFormat {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
    private final String prefix;
    private final Pattern wire;

    /** @param prefix with its underscore, such as {@code case_} */
    public IdFormat(String prefix) {
        if (!prefix.matches("[a-z]{2,8}_")) {
            throw new IllegalArgumentException("not a prefix of ids: " + prefix);
        }
        this.prefix = prefix;
        this.wire = Pattern.compile(prefix + "[0-9a-f]{32}");
    }

    /** A new id of this moment. */
    public synchronized UUID next(Instant at) {
        return generator.construct(at.toEpochMilli());
    }

    /** New ids of one moment, which rise; the generator begins anew with each other moment that comes between. */
    public synchronized List<UUID> next(Instant at, int count) {
        return Stream.generate(() -> next(at)).limit(count).toList();
    }

    public String wire(UUID id) {
        return prefix + id.toString().replace("-", "");
    }

    /** @return the UUID behind an id as the API writes it, or nothing if it is none of this kind */
    public Optional<UUID> ofWire(String id) {
        if (id == null || !wire.matcher(id).matches()) {
            return Optional.empty();
        }
        int digits = prefix.length();
        return Optional.of(new UUID(
                Long.parseUnsignedLong(id.substring(digits, digits + 16), 16),
                Long.parseUnsignedLong(id.substring(digits + 16), 16)));
    }
}
