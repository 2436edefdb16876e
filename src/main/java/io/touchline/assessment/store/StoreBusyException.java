package io.touchline.assessment.store;

/** More is waiting for the database than the queue allows. */
public final class StoreBusyException extends RuntimeException {

    StoreBusyException() {
        super("the store's queue is full", null, false, false);
    }
}
