package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Heavy accounts that cannot leave somebody alone, each by itself: anti-fans of one target, and those who hate two or
 * three rivals. They go from thread to thread, when something happens more than else, and repeat themselves.
 */
final class Haters {

    private static final double HOSTILE = 0.8;
    private static final double OWN_PHRASE = 0.3;
    private static final double IN_POSTS = 0.7;

    private final World world;
    private final Voice voice;
    private final Dice dice;

    Haters(World world, Voice voice) {
        this.world = world;
        this.voice = voice;
        this.dice = Dice.of(world.seed(), "haters");
    }

    List<Post> posts(Accounts accounts) {
        List<Post> posts = new ArrayList<>();
        for (int account = 0; account < accounts.haters(); account++) {
            boolean antiFan = account < accounts.antiFans();
            int targets = antiFan ? 1 : dice.between(2, 3);
            int comments = antiFan ? dice.logUniform(20, 90) : dice.logUniform(12, 50);
            posts.addAll(postsOf(account, targets, comments));
        }
        return posts;
    }

    private List<Post> postsOf(int account, int count, int comments) {
        List<Integer> targets = Stream.generate(() -> world.cast().pick(dice))
                .distinct()
                .limit(count)
                .toList();
        List<Remark> phrases = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            int target = dice.pick(targets);
            int thread = dice.chance(IN_POSTS)
                    ? world.threads().post(target, dice)
                    : world.threads().match(dice);
            Place place = world.threads().place(thread);
            posts.add(new Post(
                    world.day().arrival(dice).at(), account, remark(place, target, phrases), place.id(), null));
        }
        return posts;
    }

    private Remark remark(Place place, int target, List<Remark> phrases) {
        if (!dice.chance(HOSTILE)) {
            return voice.harmless(place, dice);
        }
        List<Remark> ofTarget = phrases.stream()
                .filter(phrase -> phrase.targetIds().contains(world.cast().id(target)))
                .toList();
        if (!ofTarget.isEmpty() && dice.chance(OWN_PHRASE)) {
            return dice.pickByRank(ofTarget);
        }
        Remark remark = voice.hostile(place, target, dice);
        phrases.add(remark);
        return remark;
    }
}
