package io.touchline.api;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A pseudonym of an account: HMAC-SHA-256, cut to 128 bits, of namespace and author id. What PostgreSQL and Redis hold
 * instead of the id.
 */
public final class AccountKey implements Comparable<AccountKey> {

    private final byte[] bytes;

    /** @param bytes 16 bytes; copied */
    public AccountKey(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("an account key has 16 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException if {@code hex} is not 32 hexadecimal digits */
    public static AccountKey ofHex(String hex) {
        return new AccountKey(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(AccountKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "AccountKey";
    }
}
