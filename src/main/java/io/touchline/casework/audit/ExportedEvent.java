package io.touchline.casework.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An event as exports and evidence packs write it, one JSON object a line: all that its hash covers, and nothing
 * personal.
 *
 * @param at ISO 8601
 * @param body JSON as text, since the hash covers its very characters
 * @param personalDigest hexadecimal like the hashes; null where there never was a personal part
 */
public record ExportedEvent(
        String namespace,
        long seq,
        String at,
        String kind,
        String subject,
        String body,
        String personalDigest,
        String previousHash,
        String hash) {

    /** What is hashed is milliseconds. */
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final HexFormat HEX = HexFormat.of();

    public static ExportedEvent of(AuditEvent event) {
        return new ExportedEvent(
                event.namespace(),
                event.seq(),
                event.at().toString(),
                event.kind(),
                event.subject(),
                event.body(),
                event.personalDigest().map(HEX::formatHex).orElse(null),
                HEX.formatHex(event.previousHash()),
                HEX.formatHex(event.hash()));
    }

    /** @throws IllegalArgumentException if it is not what an export holds */
    public AuditEvent event() {
        if (namespace == null
                || kind == null
                || subject == null
                || body == null
                || previousHash == null
                || hash == null) {
            throw new IllegalArgumentException("a field of an event is missing");
        }
        try {
            Instant time = Instant.parse(at == null ? "" : at);
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw new DateTimeException("no number of milliseconds");
            }
            return new AuditEvent(
                    namespace,
                    seq,
                    time,
                    kind,
                    subject,
                    body,
                    Optional.ofNullable(personalDigest).map(HEX::parseHex),
                    HEX.parseHex(previousHash),
                    HEX.parseHex(hash));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time of an event cannot be read", e);
        }
    }
}
