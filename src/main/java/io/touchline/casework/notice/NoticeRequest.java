package io.touchline.casework.notice;

import io.touchline.api.Actor;
import io.touchline.api.Blank;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a notice is to be about.
 *
 * @param from when decided, inclusive
 * @param to exclusive, not ahead
 * @param by the moderator, by the caller's own id
 * @param title one line; a usual one, if nothing is said
 * @param cases that are told as typical
 */
record NoticeRequest(
        @NotNull Instant from,
        @NotNull Instant to,
        @Actor String by,
        @Size(max = 200)
                @PlainText
                @Pattern(
                        // Possessive: what is no title is refused in time that grows as it does.
                        regexp = "(?:(?![\\n\\t])[" + Blank.CHARACTERS + "])*+[^" + Blank.CHARACTERS + "][^\\n\\t]*+",
                        message = "must be one line, not blank")
                @Schema(pattern = PLAIN_LINE)
                String title,
        @Size(max = 20) List<@NotNull @Valid TypicalCase> cases) {

    /** Both rules of a title as one: a line of plain text with more in it than blanks. */
    private static final String PLAIN_LINE = "(?:(?![\\x00-\\x1F])[" + Blank.CHARACTERS
            + "])*(?:[^\\x00-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF" + Blank.CHARACTERS + "]|" + PlainText.PAIR
            + ")[^\\x00-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*(?:" + PlainText.PAIR
            + "[^\\x00-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*)*";

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(400);

    NoticeRequest {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
        to = to == null ? null : to.truncatedTo(ChronoUnit.MILLIS);
        cases = cases == null ? List.of() : new ArrayList<>(cases);
    }

    /** @throws ProblemException 422 for what the body's own rules cannot say */
    NoticeOrder order(Instant now) {
        if (to.isAfter(now)) {
            throw new ProblemException(422, "/to", "must not be ahead: the period would not be over");
        }
        if (from.isBefore(EARLIEST) || !from.isBefore(to) || from.plus(LONGEST).isBefore(to)) {
            throw new ProblemException(422, "/from", "must be from 2000 on and before to, by at most 400 days");
        }
        List<NoticeOrder.Example> examples = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            NoticeOrder.Example example = cases.get(i).example(i);
            if (!known.add(example.caseId())) {
                throw new ProblemException(422, "/cases/" + i + "/caseId", "stands in the list already");
            }
            examples.add(example);
        }
        return new NoticeOrder(from, to, title == null ? null : title.strip(), examples);
    }
}
