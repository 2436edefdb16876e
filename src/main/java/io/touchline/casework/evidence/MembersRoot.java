package io.touchline.casework.evidence;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over the digests of members as they come, each with its length, as {@link
 * io.touchline.casework.audit.EventHash#sha256} does it for all at once.
 */
final class MembersRoot {

    private final MessageDigest sha256 = DigestUtils.getSha256Digest();
    private long members;

    void add(byte[] digest) {
        sha256.update(ByteBuffer.allocate(4).putInt(0, digest.length).array());
        sha256.update(digest);
        members++;
    }

    long members() {
        return members;
    }

    /** Over those that came so far; more may come. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
