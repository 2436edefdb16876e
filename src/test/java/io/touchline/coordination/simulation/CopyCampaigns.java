package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When and where the members of a campaign post the one text they share. */
final class CopyCampaigns {

    private static final int SHORTEST = 3 * MatchDay.MINUTE;
    private static final int LONGEST = 15 * MatchDay.MINUTE;
    private static final double IN_POSTS = 0.6;

    private static final int SHORTEST_DRIP = 180 * MatchDay.MINUTE;
    private static final int LONGEST_DRIP = 238 * MatchDay.MINUTE;
    private static final int FEW = 22;
    private static final int WINDOW = 10 * MatchDay.MINUTE;

    private CopyCampaigns() {}

    /** All within 3 to 15 minutes, one to three times a member, each time in another thread. */
    static void burst(CampaignCase campaign, int target, Wording wording) {
        Dice dice = campaign.dice();
        int length = dice.between(SHORTEST, LONGEST);
        int begin = dice.below(MatchDay.LENGTH - length);
        boolean rushed = dice.chance(0.5);
        for (int member = 0; member < campaign.size(); member++) {
            int times = 1 + (dice.chance(0.5) ? 1 : 0) + (dice.chance(0.3) ? 1 : 0);
            List<Place> used = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                double share = rushed ? dice.share() * dice.share() : dice.share();
                Place place = other(used, campaign.world().threads(), target, dice);
                used.add(place);
                campaign.act(begin + (int) (length * share), member, wording.next(dice), place);
            }
        }
    }

    private static Place other(List<Place> used, Threads threads, int target, Dice dice) {
        Place place;
        do {
            place = dice.chance(IN_POSTS) ? threads.commonPost(target, dice) : threads.place(threads.match(dice));
        } while (used.contains(place));
        return place;
    }

    /**
     * Over three to four hours, two to four times a member, as evenly as people keep to a list; a campaign that is small
     * enough keeps any two of its comments ten minutes apart.
     */
    static void drip(CampaignCase campaign, int target, Wording wording) {
        Dice dice = campaign.dice();
        List<Integer> turns = turns(campaign.size(), dice);
        int least = turns.size() <= FEW ? LONGEST_DRIP - WINDOW : SHORTEST_DRIP;
        int length = dice.between(least, LONGEST_DRIP);
        int begin = dice.below(MatchDay.LENGTH - length);
        double step = (double) length / turns.size();
        double jitter = step > WINDOW ? (step - WINDOW) / 2 : step / 2;
        for (int i = 0; i < turns.size(); i++) {
            double at = begin + (i + 0.5) * step + jitter * dice.between(-1.0, 1.0);
            Place place = other(List.of(), campaign.world().threads(), target, dice);
            campaign.act((int) at, turns.get(i), wording.next(dice), place);
        }
    }

    /** Everybody twice, some a third and a fourth time; nobody again before the others had their turn. */
    private static List<Integer> turns(int size, Dice dice) {
        int[] times = new int[size];
        for (int member = 0; member < size; member++) {
            times[member] = dice.between(2, 4);
        }
        List<Integer> turns = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<Integer> those = new ArrayList<>();
            for (int member = 0; member < size; member++) {
                if (times[member] > round) {
                    those.add(member);
                }
            }
            Collections.rotate(those, dice.below(size));
            turns.addAll(those);
        }
        return turns;
    }
}
