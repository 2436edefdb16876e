package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes campaigns, each with accounts that nobody else uses and with 0 to 6 ordinary comments an account beside it. What
 * it writes depends on the seed and the plan, not on how large the crowd is.
 */
final class CampaignWriter {

    /** Above every organic account. */
    static final int FIRST_ACCOUNT = 10_000_000;

    private static final int SHORTEST_COPY = 12;

    /** In a shorter text one word is most of the trigrams. */
    private static final int SHORTEST_REWORDED = 24;

    private static final int MOST_CAMOUFLAGE = 6;

    private final World world;
    private final Voice voice;
    private final Templates templates;
    private final Disguise disguise = new Disguise();
    private final Rewording rewording = new Rewording();
    private final List<Post> posts = new ArrayList<>();
    private final Map<Campaign, Integer> firstAccounts = new LinkedHashMap<>();

    CampaignWriter(World world, Voice voice, CampaignPlan plan) {
        this.world = world;
        this.voice = voice;
        templates = new Templates(world);
        int account = FIRST_ACCOUNT;
        for (Campaign campaign : plan.campaigns()) {
            firstAccounts.put(campaign, account);
            write(new CampaignCase(world, campaign, account), campaign.kind());
            account += campaign.size();
        }
    }

    List<Post> posts() {
        return posts;
    }

    Map<Campaign, Integer> firstAccounts() {
        return firstAccounts;
    }

    private void write(CampaignCase campaign, CampaignKind kind) {
        int target = world.cast().pick(campaign.dice());
        switch (kind) {
            case COPY -> CopyCampaigns.burst(campaign, target, copied(target));
            case MUTATED -> CopyCampaigns.burst(campaign, target, reworded(target));
            case PILE_ON -> new PileOn(campaign, voice).write();
            case SLOW_DRIP -> {
                boolean word = campaign.dice().chance(0.5);
                CopyCampaigns.drip(campaign, target, word ? copied(target) : reworded(target));
            }
        }
        camouflage(campaign);
        posts.addAll(campaign.posts());
    }

    private Wording copied(int target) {
        return Wording.copied(template(SHORTEST_COPY, target), disguise);
    }

    private Wording reworded(int target) {
        return Wording.reworded(template(SHORTEST_REWORDED, target), rewording, world.scores());
    }

    private Remark template(int shortest, int target) {
        String text = templates.take(shortest, world.cast().names(target).get(0));
        return new Remark(
                text, world.scores().harmful(text), List.of(world.cast().id(target)));
    }

    private void camouflage(CampaignCase campaign) {
        Dice dice = campaign.dice();
        for (int member = 0; member < campaign.size(); member++) {
            int comments = dice.between(0, MOST_CAMOUFLAGE);
            for (int i = 0; i < comments; i++) {
                Place place = world.threads().anyCommon(dice);
                int at = world.day().arrival(dice).at();
                campaign.live(at, member, voice.ordinary(place, at, 1, dice), place);
            }
        }
    }
}
