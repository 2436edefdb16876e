package io.touchline.assessment;

import io.touchline.api.Problem;

/** What becomes of one comment of a call. */
sealed interface Outcome {

    record Answered(Assessment assessment) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
}
