package io.touchline.casework.audit;

/** The closed list of what can be wrong with a log. The names are part of the API. */
public enum ChainFault {
    /** There is no event of this number. */
    MISSING("no event has this number"),
    /** It stands where another number belongs, or for the second time. */
    OUT_OF_ORDER("stands where another number belongs"),
    /** It belongs to another namespace. */
    FOREIGN("belongs to another namespace"),
    /** It does not name the hash of the event before. */
    LINK("does not follow on the event before"),
    /** Its hash is not that of its content. */
    HASH("is not what its hash was made of"),
    /** Its time has parts that the hash does not cover. */
    TIME("its time is finer than a millisecond"),
    /** Its personal part is not what its digest was made of. */
    PERSONAL_CHANGED("its personal part is not what its digest was made of"),
    /** Its personal part is gone, and no later event says so. */
    PERSONAL_MISSING("its personal part is gone and no event says why"),
    /** There is a personal part where none belongs. */
    PERSONAL_UNEXPECTED("has a personal part that it never had"),
    /** The log says that its personal part is gone, and it is there. */
    PERSONAL_RETURNED("its personal part is there after it was erased"),
    /** It does not say what was erased. */
    ERASURE_UNREADABLE("does not say what was erased"),
    /** There are events, and nothing that says where they end. */
    END_MISSING("nothing says that the log ends here"),
    /** The log does not end where it says that it does. */
    END_DIFFERS("the log says that it ends here, and it does not"),
    /** Somebody else than this service wrote where the log ends. */
    SEAL("the seal of the end is not this service's"),
    /** A hash that was published is none of this log's. */
    ANCHOR_MISSING("no event has the hash that was published");

    private final String meaning;

    ChainFault(String meaning) {
        this.meaning = meaning;
    }

    /** In plain words, to be said after the number of an event. */
    public String meaning() {
        return meaning;
    }
}
