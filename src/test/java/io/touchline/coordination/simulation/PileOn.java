package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Members come on call: three to six rounds, each in a thread of another target, each with words of their own. */
final class PileOn {

    private static final double COMES = 0.9;
    private static final int SHORTEST = 2 * MatchDay.MINUTE;
    private static final int LONGEST = 8 * MatchDay.MINUTE;
    private static final int PAUSE = 10 * MatchDay.MINUTE;

    private final CampaignCase campaign;
    private final Voice voice;
    private final Dice dice;
    private final Set<String> said = new HashSet<>();
    private final boolean[] came;

    PileOn(CampaignCase campaign, Voice voice) {
        this.campaign = campaign;
        this.voice = voice;
        this.dice = campaign.dice();
        came = new boolean[campaign.size()];
    }

    void write() {
        int rounds = dice.between(3, 6);
        List<Integer> targets = Stream.generate(() -> campaign.world().cast().pick(dice))
                .distinct()
                .limit(rounds)
                .toList();
        int stratum = MatchDay.LENGTH / rounds;
        for (int round = 0; round < rounds; round++) {
            int begin = round * stratum + dice.below(stratum - LONGEST - PAUSE);
            round(begin, targets.get(round), round == rounds - 1);
        }
    }

    private void round(int begin, int target, boolean last) {
        int length = dice.between(SHORTEST, LONGEST);
        // Not the newest post, which is the busiest.
        Threads threads = campaign.world().threads();
        Place place = threads.place(threads.numbered(target, dice.between(1, Threads.COMMON_POSTS - 1)));
        for (int member = 0; member < campaign.size(); member++) {
            if (dice.chance(COMES) || last && !came[member]) {
                came[member] = true;
                campaign.act(begin + dice.below(length), member, own(place, target), place);
            }
        }
    }

    private Remark own(Place place, int target) {
        Remark remark;
        do {
            remark = voice.hostileInOwnWords(place, target, dice);
        } while (!said.add(remark.text()));
        return remark;
    }
}
