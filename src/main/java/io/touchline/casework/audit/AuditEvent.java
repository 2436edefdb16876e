package io.touchline.casework.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as it stands in the log.
 *
 * @param seq 1 for a namespace's first, one more for each
 * @param at to the millisecond
 * @param personalDigest SHA-256 of salt and personal part; empty where there never was one
 * @param previousHash hash of the event before; of the first, {@link EventHash#first}
 */
public record AuditEvent(
        String namespace,
        long seq,
        Instant at,
        String kind,
        String subject,
        String body,
        Optional<byte[]> personalDigest,
        byte[] previousHash,
        byte[] hash) {

    /** The event that follows on the one with {@code previousHash}. */
    static AuditEvent next(NewEvent event, long seq, Instant at, Optional<byte[]> personalDigest, byte[] previousHash) {
        AuditEvent open = new AuditEvent(
                event.namespace(),
                seq,
                at,
                event.kind().name(),
                event.subject(),
                event.body(),
                personalDigest,
                previousHash,
                new byte[0]);
        return open.with(EventHash.of(open));
    }

    private AuditEvent with(byte[] newHash) {
        return new AuditEvent(namespace, seq, at, kind, subject, body, personalDigest, previousHash, newHash);
    }
}
