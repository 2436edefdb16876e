package io.touchline.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 cut to 128 bits (RFC 2104, RFC 4868) over length-prefixed fields, so that no two rows of fields share a
 * hash by running together. Thread-safe.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prototype;

    /** @param key at least 16 bytes */
    public KeyedHash(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the HMAC key needs at least 16 bytes");
        }
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param fields null is a field of its own, different from the empty one @return 16 bytes */
    public byte[] of(String... fields) {
        Mac mac;
        try {
            mac = (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        ByteBuffer length = ByteBuffer.allocate(4);
        for (String field : fields) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            mac.update(length.putInt(0, field == null ? -1 : bytes.length).array());
            mac.update(bytes);
        }
        return Arrays.copyOf(mac.doFinal(), 16);
    }

    public String hex(String... fields) {
        return HexFormat.of().formatHex(of(fields));
    }

    public AccountKey account(String namespace, String authorId) {
        return new AccountKey(of("account", namespace, authorId));
    }
}
