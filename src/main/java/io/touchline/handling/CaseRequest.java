package io.touchline.handling;

/**
 * A rule's wish that a case be opened.
 *
 * @param queue the moderators' queue it belongs to
 * @param priority 1 for the most urgent, to 5
 * @param rule {@code <policyId>#<ruleId>}
 */
public record CaseRequest(String queue, int priority, String rule) {

    static final int MOST_URGENT = 1;
    static final int LEAST_URGENT = 5;

    public CaseRequest {
        if (priority < MOST_URGENT || priority > LEAST_URGENT) {
            throw new IllegalArgumentException("priority must be 1 to 5, not " + priority);
        }
    }

    boolean moreUrgentThan(CaseRequest other) {
        return priority < other.priority;
    }
}
