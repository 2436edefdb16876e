package io.touchline.coordination.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which campaigns a stream holds. The order of the list is part of the seed: it decides numbers and accounts. */
public record CampaignPlan(List<Campaign> campaigns) {

    public static final CampaignPlan NONE = new CampaignPlan(List.of());

    /** Small ones more often: they are the hard ones, and a recall of seven out of seven says little. */
    private static final int[] SIZES = {5, 5, 5, 10, 10, 10, 20, 20, 50, 50, 100, 200, 500};

    public CampaignPlan {
        campaigns = List.copyOf(campaigns);
    }

    /** Of every kind three campaigns of 5 and of 10 accounts, two of 20 and of 50, one of 100, 200 and 500. */
    public static CampaignPlan standard() {
        List<Campaign> campaigns = new ArrayList<>();
        for (CampaignKind kind : CampaignKind.values()) {
            for (int i = 0; i < SIZES.length; i++) {
                String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
                campaigns.add(new Campaign("%s-%d-%d".formatted(name, SIZES[i], i), kind, SIZES[i]));
            }
        }
        return new CampaignPlan(campaigns);
    }
}
