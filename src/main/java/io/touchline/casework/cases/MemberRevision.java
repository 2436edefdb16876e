package io.touchline.casework.cases;

/**
 * Which revision of its comment a member is.
 *
 * @param number null once the day on which it was received is dropped
 * @param superseded true if the comment has been assessed again since, as after an edit
 */
record MemberRevision(Integer number, boolean superseded) {

    /**
     * What came late has the number of the revision after it, and where a clock went back a newer revision has a smaller
     * id: so number and id are both asked.
     *
     * @param id the SQL of an assessment's id, of which a is what its day has, and l what the ledger has of its comment
     * @return the SQL of whether it is superseded; not so where the ledger has nothing
     */
    static String isSuperseded(String id) {
        return "coalesce(l.revision > a.revision OR l.assessment_id > " + id + ", false)";
    }
}
