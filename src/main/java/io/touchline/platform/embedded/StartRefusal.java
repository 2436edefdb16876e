package io.touchline.platform.embedded;

/** Ends the start with a sentence for the operator, said by itself before any stack trace around it. */
final class StartRefusal {

    private StartRefusal() {}

    /** Logging is not there yet when configuration is read, so the sentence goes to standard error. */
    @SuppressWarnings("SystemOut")
    static IllegalStateException because(String reason) {
        System.err.println("Touchline does not start: " + reason);
        return new IllegalStateException(reason);
    }
}
