package io.touchline.handling.life;

import io.touchline.api.Caller;
import java.time.Instant;
import java.util.Objects;

/**
 * Who does something to a policy, when and why.
 *
 * @param caller whose key is used
 * @param decidedBy the person, or null where nothing is decided
 * @param reason of the decision, or a draft's note; null where there is neither
 */
record Deed(String caller, Instant at, String decidedBy, String reason) {

    Deed {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(at, "at");
    }

    static Deed decided(Caller caller, Instant at, DecisionRequest decision) {
        return new Deed(caller.name(), at, decision.decidedBy(), decision.reason());
    }

    /** @param note of a draft, or null */
    static Deed noted(Caller caller, Instant at, String note) {
        return new Deed(caller.name(), at, null, note);
    }

    static Deed done(Caller caller, Instant at) {
        return new Deed(caller.name(), at, null, null);
    }
}
