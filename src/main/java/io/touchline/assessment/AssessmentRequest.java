package io.touchline.assessment;

import io.touchline.api.ExternalId;
import io.touchline.api.PlausibleTime;
import io.touchline.api.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A comment to be assessed, as the caller sends it. Only {@code commentId}, {@code text} and {@code author.id} are required. */
public record AssessmentRequest(
        @NotNull @ExternalId String commentId,
        @NotNull @Size(min = 1, max = 10_000) String text,
        @Pattern(regexp = "[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8}){0,4}", message = "must be a language tag such as zh")
                String lang,
        @NotNull @Valid Author author,
        @Valid Thread thread,
        @Size(max = MOST_TARGETS)
                List<@NotNull @Pattern(regexp = TARGET_ID, message = "must be [a-z0-9][a-z0-9-]{0,63}") String>
                        targetIds,
        @PlausibleTime Instant postedAt,
        @Valid Options options) {

    static final String TARGET_ID = "[a-z0-9][a-z0-9-]{0,63}";

    private static final int MOST_TARGETS = 20;

    /** @throws ProblemException 422 for more targets than are allowed, before each of them is looked at */
    public AssessmentRequest {
        if (targetIds != null && targetIds.size() > MOST_TARGETS) {
            throw new ProblemException(422, "/targetIds", "size must be between 0 and " + MOST_TARGETS);
        }
    }

    /**
     * Who wrote it. The display name is read, never stored.
     *
     * @param createdAt since when there is the account; nothing asks for it yet
     */
    public record Author(
            @NotNull @ExternalId String id, @Size(max = 256) String displayName, @PlausibleTime Instant createdAt) {}

    /** Where it was written. */
    public record Thread(@ExternalId String id, @Valid Parent parent) {}

    /** The comment that this one answers. */
    public record Parent(@ExternalId String commentId, @ExternalId String authorId, @Size(max = 10_000) String text) {}

    /**
     * How it is to be handled.
     *
     * @param store false keeps nothing and opens no case, but still counts in windows
     * @param deadlineMs how long the caller will wait, milliseconds
     */
    public record Options(
            @Size(min = 1, max = 64) String policyId, Boolean store, @Min(10) @Max(10_000) Integer deadlineMs) {}

    /** Of the texts that are read for it. */
    int units() {
        boolean answers =
                thread != null && thread.parent() != null && thread.parent().text() != null;
        return text.length() + (answers ? thread.parent().text().length() : 0);
    }

    boolean keep() {
        return options == null || options.store() == null || options.store();
    }

    Optional<String> policyId() {
        return Optional.ofNullable(options).map(Options::policyId);
    }

    /** How long comments that are answered together may take: as long as the most patient of them. */
    static Duration patience(List<AssessmentRequest> together, Duration otherwise) {
        return together.stream()
                .map(request -> request.deadline().orElse(otherwise))
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    Optional<Duration> deadline() {
        return Optional.ofNullable(options).map(Options::deadlineMs).map(Duration::ofMillis);
    }
}
