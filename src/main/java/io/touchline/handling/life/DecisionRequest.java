package io.touchline.handling.life;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The body of every step that changes what is in force.
 *
 * @param decidedBy the person who decides, by the caller's id
 * @param activeVersion if given, the step is only taken while this version is active: a rollback that is sent again,
 *     since its answer was lost or was a 503, then goes back once. Where the active version does not compile on the
 *     replica that is asked, the one that decides there is meant as well
 */
public record DecisionRequest(
        @Actor String decidedBy,
        @NotBlank
                @Pattern(
                        regexp = LINES,
                        message = "must be 1 to 1000 characters without control characters or lone surrogates")
                String reason,
        @Pattern(regexp = "[0-9a-f]{12}", message = "must be a version") String activeVersion) {

    /** Text that PostgreSQL takes as it is; a line break is no harm. */
    static final String LINES = "(?:" + PlainText.CHARACTER + "|" + PlainText.PAIR + "){1,1000}";
}
