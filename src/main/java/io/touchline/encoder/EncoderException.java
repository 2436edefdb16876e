package io.touchline.encoder;

/** An encoder or what belongs to it is not there, does not load or fails; the message says what. */
public final class EncoderException extends Exception {

    private static final long serialVersionUID = 1L;

    public EncoderException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
