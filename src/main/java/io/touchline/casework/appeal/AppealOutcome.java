package io.touchline.casework.appeal;

/** What a review may come to. The names are part of the API. */
public enum AppealOutcome {
    GRANT,
    REJECT;

    AppealState state() {
        return this == GRANT ? AppealState.GRANTED : AppealState.REJECTED;
    }
}
