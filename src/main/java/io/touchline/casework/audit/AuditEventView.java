package io.touchline.casework.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as {@code /v1/audit} shows it.
 *
 * @param moderators names of those whose keys stand in the body, as far as they are known
 * @param personal what is kept beside the log, null once it is erased or where there was nothing
 * @param erased true if there was something
 */
record AuditEventView(
        long seq,
        Instant at,
        String kind,
        String subject,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String body,
        Map<String, String> moderators,
        @Schema(type = SchemaType.OBJECT, nullable = true) @JsonRawValue String personal,
        boolean erased,
        String personalDigest,
        String previousHash,
        String hash) {

    private static final Pattern KEY = Pattern.compile("mod_[0-9a-f]{32}");

    static AuditEventView of(AuditRows.Stored stored, Map<ModeratorKey, String> names) {
        AuditEvent event = stored.event();
        Optional<byte[]> digest = event.personalDigest();
        SortedMap<String, String> moderators = new TreeMap<>();
        for (ModeratorKey key : moderators(event)) {
            if (names.containsKey(key)) {
                moderators.put(key.wire(), names.get(key));
            }
        }
        return new AuditEventView(
                event.seq(),
                event.at(),
                event.kind(),
                event.subject(),
                event.body(),
                moderators,
                stored.personal().map(PersonalPart::body).orElse(null),
                digest.isPresent() && stored.personal().isEmpty(),
                digest.map(HexFormat.of()::formatHex).orElse(null),
                HexFormat.of().formatHex(event.previousHash()),
                HexFormat.of().formatHex(event.hash()));
    }

    /** Those whose keys stand in the body of an event. */
    static List<ModeratorKey> moderators(AuditEvent event) {
        return KEY.matcher(event.body())
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(ModeratorKey::ofWire)
                .toList();
    }
}
