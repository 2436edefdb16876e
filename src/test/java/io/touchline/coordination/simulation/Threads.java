package io.touchline.coordination.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where comments stand: a few hot threads of matches, and the targets' own posts, of which the first draw most. Every
 * stream has {@link #COMMON_POSTS} of each target, so that campaigns can be the same in all of them.
 */
final class Threads {

    static final int COMMON_POSTS = 5;

    private static final double[] MATCHES = {0.55, 0.2, 0.15, 0.1};
    private static final double IN_MATCHES = 0.6;

    private final Cast cast;
    private final int postsEach;
    private final List<Place> places = new ArrayList<>();

    /** @param owner the target whose post it is, or {@link #NOBODY} */
    record Place(String id, int owner) {

        static final int NOBODY = -1;

        boolean owned() {
            return owner != NOBODY;
        }
    }

    Threads(Cast cast, int organic) {
        this.cast = cast;
        this.postsEach = Math.max(COMMON_POSTS, organic / 100 / cast.size());
        for (int match = 0; match < MATCHES.length; match++) {
            places.add(new Place("match-" + match, Place.NOBODY));
        }
        for (int target = 0; target < cast.size(); target++) {
            for (int post = 0; post < postsEach; post++) {
                places.add(new Place("post-" + cast.id(target) + "-" + post, target));
            }
        }
    }

    Place place(int number) {
        return places.get(number);
    }

    /** The number of a place, drawn as the crowd draws. */
    int any(Dice dice) {
        return dice.chance(IN_MATCHES) ? match(dice) : post(cast.pick(dice), dice);
    }

    int match(Dice dice) {
        double left = dice.share();
        int match = 0;
        while (match < MATCHES.length - 1 && left >= MATCHES[match]) {
            left -= MATCHES[match];
            match++;
        }
        return match;
    }

    int post(int target, Dice dice) {
        return numbered(target, dice.zipf(postsEach));
    }

    int numbered(int target, int post) {
        return MATCHES.length + target * postsEach + post;
    }

    Place commonPost(int target, Dice dice) {
        return place(numbered(target, dice.below(COMMON_POSTS)));
    }

    Place anyCommon(Dice dice) {
        return dice.chance(IN_MATCHES) ? place(match(dice)) : commonPost(cast.pick(dice), dice);
    }

    /** A target that a match is about: every match has its own. */
    int targetOf(Place match, Dice dice) {
        int number = places.indexOf(match);
        int each = cast.size() / MATCHES.length;
        return number == 0 ? dice.zipf(each) : dice.zipf(each) * MATCHES.length + number;
    }
}
