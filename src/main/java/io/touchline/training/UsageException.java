package io.touchline.training;

/** The command line cannot be followed. The message says why, for the person who typed it. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
