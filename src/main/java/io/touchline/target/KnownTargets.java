package io.touchline.target;

/** Which targets there are, for features that only need to know that. Implemented by the registry. */
public interface KnownTargets {

    /** Answers from memory and never blocks. An archived target is not known. */
    boolean isKnown(String targetId);

    /** An archived target is, as it keeps its history. Asks the database for those that are not known, and blocks. */
    boolean isRegistered(String targetId);
}
