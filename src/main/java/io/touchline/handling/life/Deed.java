package io.touchline.handling.life;

import io.touchline.api.Caller;
import java.time.Instant;
import java.util.Objects;

/**
 * Who does something to a policy, when and why.
 *
 * @param caller whose key is used
 * @param decidedBy the person, or null where nothing is decided
 * @param reason null where nothing is decided
 */
record Deed(String caller, Instant at, String decidedBy, String reason) {

    Deed {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(at, "at");
    }

    static Deed decided(Caller caller, Instant at, DecisionRequest decision) {
        return new Deed(caller.name(), at, decision.decidedBy(), decision.reason());
    }

    static Deed done(Caller caller, Instant at) {
        return new Deed(caller.name(), at, null, null);
    }
}
