package io.touchline.coordination;

/**
 * Redis did not answer in time, or is being left alone after it did not. The comment may have been counted or not; it
 * is safe to observe it again. No stack trace: it is an expected outcome.
 */
public final class CoordinationUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CoordinationUnavailableException() {
        super("coordination is not available", null, false, false);
    }
}
