package io.touchline.casework.audit;

import java.util.Arrays;
import java.util.HexFormat;

/** A pseudonym of a moderator: keyed hash of namespace and name. Stands in the log and in everything exported. */
public final class ModeratorKey {

    private static final String PREFIX = "mod_";

    private final byte[] bytes;

    /** @param bytes 16 bytes; copied */
    public ModeratorKey(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("a moderator key has 16 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException if it is not as {@link #wire} writes it */
    public static ModeratorKey ofWire(String wire) {
        if (!wire.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a moderator's key");
        }
        return new ModeratorKey(HexFormat.of().parseHex(wire.substring(PREFIX.length())));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** As exports and the log write it, {@code mod_} and 32 hexadecimal digits. */
    public String wire() {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModeratorKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return wire();
    }
}
