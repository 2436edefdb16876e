package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hashes of the log, so plain that an auditor can recompute them in any language: SHA-256 over fields, each as four
 * bytes of length (big-endian) and its bytes, texts in UTF-8, numbers in decimal digits.
 *
 * <p>An event's fields are {@value #FORMAT}, namespace, seq, milliseconds since 1970, kind, subject, body, digest of the
 * personal part (empty if there is none), hash of the event before. A personal part's are its salt, the key of the account
 * that it is about (empty if there is none) and its body.
 */
public final class EventHash {

    /** Names this way of hashing. */
    public static final String FORMAT = "touchline-audit-1";

    private EventHash() {}

    /** What stands for the hash before a namespace's first event. */
    public static byte[] first(String namespace) {
        return sha256(bytes(FORMAT), bytes(namespace));
    }

    /** The hash of an event by its other fields. */
    public static byte[] of(AuditEvent event) {
        return sha256(
                bytes(FORMAT),
                bytes(event.namespace()),
                bytes(Long.toString(event.seq())),
                bytes(Long.toString(event.at().toEpochMilli())),
                bytes(event.kind()),
                bytes(event.subject()),
                bytes(event.body()),
                event.personalDigest().orElse(new byte[0]),
                event.previousHash());
    }

    /** The digest of a personal part. The account is in it: nobody can hide the part from that account's erasure. */
    static byte[] personal(PersonalPart part) {
        return sha256(part.salt(), part.account().map(AccountKey::bytes).orElse(new byte[0]), bytes(part.body()));
    }

    /** The digest that stands for a text once it is erased: the salt goes with the text, so that nobody can guess it. */
    public static byte[] salted(byte[] salt, String text) {
        return sha256(salt, bytes(text));
    }

    /** SHA-256 over fields as described above. */
    public static byte[] sha256(byte[]... fields) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer length = ByteBuffer.allocate(4);
        for (byte[] field : fields) {
            digest.update(length.putInt(0, field.length).array());
            digest.update(field);
        }
        return digest.digest();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
