package io.touchline.casework.appeal;

/** What a review may come to. The names are part of the API. */
public enum AppealOutcome {
    GRANT,
    REJECT;

    AppealState state() {
        return this == GRANT ? AppealState.GRANTED : AppealState.REJECTED;
    }

    /** @throws IllegalArgumentException for a state that no review leads to */
    static AppealOutcome of(AppealState state) {
        for (AppealOutcome outcome : values()) {
            if (outcome.state() == state) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no review leads to " + state);
    }
}
