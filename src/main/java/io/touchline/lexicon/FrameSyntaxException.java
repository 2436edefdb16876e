package io.touchline.lexicon;

/** A frame that breaks the rules of {@code lexicons/README.md}; the message says which. */
final class FrameSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    FrameSyntaxException(String message) {
        super(message);
    }
}
