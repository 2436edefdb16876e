package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Phrases.Scored;
import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Organised and kind: clubs that post one long birthday text, the same or nearly so, by 50 to 2,000 accounts within
 * minutes, and members on duty who check in or praise with a set text in several threads.
 */
final class FanClubs {

    private static final int SMALLEST = 50;
    private static final int LARGEST = 2_000;
    private static final double VERBATIM = 0.6;
    private static final double AGAIN = 0.1;
    private static final double ON_DUTY = 0.4;
    private static final double IN_POSTS = 0.7;

    private final World world;
    private final Dice dice;
    private final List<Scored> birthday = Phrases.scored("birthday.txt");
    private final List<Scored> duties = Phrases.scored("duties.txt");
    private final List<String> emoji = Phrases.read("emoji.txt");

    FanClubs(World world) {
        this.world = world;
        this.dice = Dice.of(world.seed(), "fan clubs");
    }

    List<Post> posts(Accounts accounts, int organic) {
        List<Post> posts = new ArrayList<>();
        int clubs = 3 + organic / 100_000;
        for (int club = 0; club < clubs; club++) {
            int size = dice.logUniform(SMALLEST, Math.min(LARGEST, organic / 150));
            Set<Integer> members = accounts.choose(size, OrganicKind.FAN_CLUB, dice);
            int target = world.cast().pick(dice);
            Scored wish = birthday.get(club % birthday.size());
            write(posts, members, wish, target, dice.between(3, 20));
            write(posts, onDuty(members), dice.pick(duties), target, dice.between(5, 30));
            write(posts, onDuty(members), dice.pick(duties), target, dice.between(5, 30));
        }
        return posts;
    }

    private Set<Integer> onDuty(Set<Integer> members) {
        Set<Integer> some = new LinkedHashSet<>(members);
        some.removeIf(member -> !dice.chance(ON_DUTY));
        return some;
    }

    private void write(List<Post> posts, Set<Integer> members, Scored template, int target, int minutes) {
        int length = minutes * MatchDay.MINUTE;
        int begin = dice.below(MatchDay.LENGTH - length);
        for (int member : members) {
            int times = dice.chance(AGAIN) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                // Most at once, then fewer and fewer.
                int delay = (int) Math.min(length - 1, dice.exponential(length / 3.0));
                Place place = world.threads()
                        .place(
                                dice.chance(IN_POSTS)
                                        ? world.threads().post(target, dice)
                                        : world.threads().match(dice));
                posts.add(new Post(begin + delay, member, remark(template, target), place.id(), null));
            }
        }
    }

    private Remark remark(Scored template, int target) {
        boolean verbatim = dice.chance(VERBATIM);
        String name =
                verbatim ? world.cast().names(target).get(0) : world.cast().name(target, dice);
        String plain = template.about(name).text();
        String text = plain;
        if (!verbatim) {
            text = dice.chance(0.3)
                    ? plain.replace("！", "~")
                    : plain + dice.pickByRank(emoji).repeat(dice.between(1, 3));
        }
        double hostility =
                text.equals(plain) ? template.hostility() : world.scores().added(template.hostility(), text);
        return new Remark(text, hostility, List.of(world.cast().id(target)));
    }
}
