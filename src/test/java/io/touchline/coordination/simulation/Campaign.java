package io.touchline.coordination.simulation;

/**
 * Accounts that act together by plan.
 *
 * @param size the number of accounts
 */
public record Campaign(String id, CampaignKind kind, int size) {

    public Campaign {
        if (size < 2) {
            throw new IllegalArgumentException(id + ": a campaign has at least 2 accounts, not " + size);
        }
    }
}
