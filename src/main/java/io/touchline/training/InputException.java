package io.touchline.training;

import java.nio.file.Path;

/** An input file breaks a rule. The message begins with {@code file:line} and never holds text of a comment. */
final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    InputException(Path file, long line, String detail) {
        super(file + ":" + line + ": " + detail);
    }

    InputException(Path file, String detail) {
        super(file + ": " + detail);
    }
}
