package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * One campaign while it is written: its accounts are {@code firstAccount} and those behind it. Everything it draws comes
 * from its own dice, so that it is the same whatever goes on around it.
 */
final class CampaignCase {

    private final World world;
    private final Campaign campaign;
    private final int firstAccount;
    private final Dice dice;
    private final List<Post> posts = new ArrayList<>();

    CampaignCase(World world, Campaign campaign, int firstAccount) {
        this.world = world;
        this.campaign = campaign;
        this.firstAccount = firstAccount;
        this.dice = Dice.of(world.seed(), campaign.id());
    }

    World world() {
        return world;
    }

    Dice dice() {
        return dice;
    }

    int size() {
        return campaign.size();
    }

    List<Post> posts() {
        return posts;
    }

    /** @param member 0 to {@link #size()} - 1 */
    void act(int at, int member, Remark remark, Place place) {
        posts.add(new Post(at, firstAccount + member, remark, place.id(), campaign));
    }

    /** What the member does besides, which belongs to no campaign. */
    void live(int at, int member, Remark remark, Place place) {
        posts.add(new Post(at, firstAccount + member, remark, place.id(), null));
    }
}
