package io.touchline.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. No role contains another; who is to do more is given more of them. */
public enum Role {
    /** A comment service: has comments assessed and shows what came of them. */
    @JsonProperty(Names.ASSESS)
    ASSESS(Names.ASSESS),
    /** Works on cases and appeals, and measures on accounts. */
    @JsonProperty(Names.MODERATE)
    MODERATE(Names.MODERATE),
    /** Keeps the rules: policies, targets, rumours. */
    @JsonProperty(Names.POLICY)
    POLICY(Names.POLICY),
    /** Gives out keys, erases, sets cases whose answer is known, looks after what could not be stored. */
    @JsonProperty(Names.ADMIN)
    ADMIN(Names.ADMIN),
    /** Sees what was done and answers for it in public. */
    @JsonProperty(Names.AUDIT)
    AUDIT(Names.AUDIT);

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    /** As keys, tokens and annotations name it. */
    public String wire() {
        return wire;
    }

    public static Optional<Role> ofWire(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire.equals(wire)).findFirst();
    }

    /** The names as annotations need them. */
    public static final class Names {
        public static final String ASSESS = "assess";
        public static final String MODERATE = "moderate";
        public static final String POLICY = "policy";
        public static final String ADMIN = "admin";
        public static final String AUDIT = "audit";

        private Names() {}
    }
}
