package io.touchline.assessment;

import io.touchline.api.Problem;

/** What becomes of one comment of a call. */
sealed interface Outcome {

    /** @param repeat whether it is an answer that was given before, which counts as nothing new */
    record Answered(Assessment assessment, boolean repeat) implements Outcome {

        Answered(Assessment assessment) {
            this(assessment, false);
        }
    }

    record Refused(Problem problem) implements Outcome {}
}
