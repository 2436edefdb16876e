package io.touchline.access;

import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 of an API key: all that is kept of it. Keys are long and random, so that trying them out is hopeless without a
 * slow hash too. Looking a digest up takes the same time however much of a key is right.
 *
 * @param hex 64 digits in lower case
 */
record KeyDigest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if it is no digest */
    KeyDigest {
        Objects.requireNonNull(hex, "hex");
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 of 64 hexadecimal digits");
        }
    }

    static KeyDigest of(String key) {
        return of(DigestUtils.sha256(key));
    }

    static KeyDigest of(byte[] digest) {
        return new KeyDigest(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
