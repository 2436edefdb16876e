package io.touchline.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The caller of the running request, set by the key filter before any resource is reached. */
@RequestScoped
public class CurrentCaller {

    private Caller caller;

    public Caller get() {
        if (caller == null) {
            throw new ProblemException(Problem.of(401, List.of()));
        }
        return caller;
    }

    public void set(Caller caller) {
        this.caller = caller;
    }
}
