package io.touchline.coordination.simulation;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A match day's comments with known truth. One seed gives one stream; with the same seed and plan the campaigns are the
 * same, comment by comment, whatever the number of organic comments. Immutable once made: any number of passes.
 */
public final class Simulation {

    private final String prefix;
    private final OrganicCrowd crowd;
    private final List<Post> campaignPosts;
    private final Map<Campaign, Integer> firstAccounts;
    private final Cast cast;

    /** With {@link CampaignPlan#standard()}. */
    public Simulation(long seed, int organic) {
        this(seed, organic, CampaignPlan.standard());
    }

    /** @param organic number of organic comments over the four hours, 2,000 or more; those of campaigns come on top */
    public Simulation(long seed, int organic, CampaignPlan plan) {
        World world = World.of(seed, organic);
        cast = world.cast();
        Voice voice = new Voice(world);
        CampaignWriter writer = new CampaignWriter(world, voice, plan);
        prefix = Long.toString(seed, Character.MAX_RADIX) + "-";
        crowd = new OrganicCrowd(world, voice, organic);
        campaignPosts = writer.posts().stream()
                .sorted(Comparator.comparingInt(Post::at))
                .toList();
        firstAccounts = new LinkedHashMap<>(writer.firstAccounts());
    }

    /** From the first on, in order of event time; words are found as they are asked for. */
    public Iterator<SimulatedComment> comments() {
        Iterator<Post> posts = new MergedPosts(campaignPosts.iterator(), crowd.posts());
        return new Iterator<>() {

            private int number;

            @Override
            public boolean hasNext() {
                return posts.hasNext();
            }

            @Override
            public SimulatedComment next() {
                return posts.next().numbered(prefix + number++);
            }
        };
    }

    /** What the crowd calls those it writes about, the full name first, by id. */
    public Map<String, List<String>> targets() {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        for (int i = 0; i < cast.size(); i++) {
            targets.put(cast.id(i), cast.names(i));
        }
        return targets;
    }

    public List<Campaign> campaigns() {
        return List.copyOf(firstAccounts.keySet());
    }

    /** @throws IllegalArgumentException if the campaign is not one of this simulation */
    public Set<Integer> accountsOf(Campaign campaign) {
        Integer first = firstAccounts.get(campaign);
        if (first == null) {
            throw new IllegalArgumentException("not a campaign of this simulation: " + campaign.id());
        }
        Set<Integer> accounts = new LinkedHashSet<>();
        for (int i = 0; i < campaign.size(); i++) {
            accounts.add(first + i);
        }
        return accounts;
    }

    /** The campaign that an account takes part in; empty for an organic one. */
    public Optional<Campaign> campaignOf(int account) {
        return firstAccounts.entrySet().stream()
                .filter(entry -> account >= entry.getValue()
                        && account < entry.getValue() + entry.getKey().size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Accounts of the crowd are 0 to this, exclusively. */
    public int organicAccounts() {
        return crowd.accounts().size();
    }

    /** @throws IllegalArgumentException if the account is not of the crowd */
    public OrganicKind organicKind(int account) {
        if (account < 0 || account >= organicAccounts()) {
            throw new IllegalArgumentException("not an organic account: " + account);
        }
        return crowd.accounts().kind(account);
    }
}
