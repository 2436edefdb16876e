package io.touchline.casework.outbox;

/** @param requeued how many comments wait again; what is refused again lies aside again a second later */
record Requeued(long requeued) {}
