package io.touchline.api;

import io.smallrye.mutiny.Uni;

/** How many comments callers may send in a while. */
public interface Allowance {

    /**
     * Takes comments from what the caller of the running request may still send. Every call pays for one by itself.
     *
     * @return fails with a {@link ProblemException} 429 if nothing is left, and then takes nothing
     */
    Uni<Void> spend(Caller caller, int comments);

    /** As {@link #spend}, of what waits and asks again: nobody is turned away, so that no refusal is counted. */
    Uni<Void> ask(Caller caller, int comments);

    /** Takes the other comments of a call that was let in, whatever is left: the caller may owe. */
    Uni<Void> owe(Caller caller, int comments);
}
