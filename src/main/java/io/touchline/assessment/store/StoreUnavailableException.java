package io.touchline.assessment.store;

/** The database is away or broke off. Whether what was under way was written is not known. */
public final class StoreUnavailableException extends RuntimeException {

    StoreUnavailableException(Throwable cause) {
        super("the database is not available", cause);
    }
}
