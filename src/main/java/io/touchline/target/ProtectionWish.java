package io.touchline.target;

/** What a person, or who speaks for them, wants done about their comment sections. The names are part of the API. */
public enum ProtectionWish {
    /** As the policy has it for everybody. */
    STANDARD,
    /** Protected one level earlier, as minors always are. */
    EARLY,
    /** The sections stay open: nothing that keeps others from commenting is recommended. Evidence is still kept. */
    OPEN
}
