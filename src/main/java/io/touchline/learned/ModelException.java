package io.touchline.learned;

/** A file is not a model that can be used; the message says why. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelException(String reason) {
        super(reason);
    }
}
