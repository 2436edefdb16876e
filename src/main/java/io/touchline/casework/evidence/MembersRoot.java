package io.touchline.casework.evidence;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the digests of members as they come, each with its length, as {@link
 * io.touchline.casework.audit.EventHash#sha256} does it for all at once.
 */
final class MembersRoot {

    private final MessageDigest sha256;
    private long members;

    MembersRoot() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

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
