package io.touchline.assessment.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.touchline.api.AccountKey;
import io.touchline.handling.protection.ProtectionNote;
import io.touchline.handling.standing.Education;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A row as the outbox keeps it. While replicas are replaced, older ones read what newer ones wrote: what they do not know
 * of is left out.
 */
final class RowCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String encode(AssessmentRow row) {
        try {
            return mapper.writeValueAsString(new Queued(
                    row.id(),
                    row.namespace(),
                    row.commentId(),
                    row.accountKey().hex(),
                    row.authorId(),
                    row.fingerprint(),
                    row.eventTime().toString(),
                    row.suggestion(),
                    row.severity(),
                    row.body(),
                    row.situation(),
                    row.protections(),
                    row.education(),
                    row.caseNote(),
                    row.text(),
                    row.targetIds(),
                    row.newest()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of plain values cannot be written", e);
        }
    }

    /** A row, or nothing if this is none. */
    Optional<AssessmentRow> read(String encoded) {
        try {
            return Optional.of(decode(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whose comment it is, also of a row that cannot be read, as one of a version that knows of more; or nothing. */
    Optional<RowAuthor> author(String encoded) {
        try {
            JsonNode row = mapper.readTree(encoded);
            return Optional.of(new RowAuthor(
                    UUID.fromString(row.path("id").asText()),
                    AccountKey.ofHex(row.path("accountKey").asText())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if this is no row, or one without a part that every row has */
    AssessmentRow decode(String encoded) {
        try {
            Queued row = mapper.readValue(encoded, Queued.class);
            return new AssessmentRow(
                    there(row.id),
                    there(row.namespace),
                    there(row.commentId),
                    AccountKey.ofHex(there(row.accountKey)),
                    row.authorId,
                    there(row.fingerprint),
                    Instant.parse(there(row.eventTime)),
                    there(row.suggestion),
                    row.severity,
                    there(row.body),
                    row.situation,
                    row.protections,
                    row.education,
                    row.caseNote,
                    row.text,
                    row.targetIds,
                    row.newest);
        } catch (JsonProcessingException | DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException("not a queued row", e);
        }
    }

    private static <T> T there(T part) {
        return Objects.requireNonNull(part);
    }

    private record Queued(
            UUID id,
            String namespace,
            String commentId,
            String accountKey,
            String authorId,
            byte[] fingerprint,
            String eventTime,
            String suggestion,
            int severity,
            String body,
            String situation,
            List<ProtectionNote> protections,
            Education education,
            CaseNote caseNote,
            String text,
            List<String> targetIds,
            UUID newest) {}
}
