package io.touchline.coordination.simulation;

import java.util.List;

/** The targets of the stream, the most talked about first, and what the crowd calls them. */
final class Cast {

    /** The first four are the parts of a match day. */
    static final int PLAYER = 0;

    static final int CLUB = 1;
    static final int REFEREE = 2;
    static final int COACH = 3;

    private final List<Target> targets =
            Phrases.read("cast.txt").stream().map(Cast::parse).toList();

    private record Target(String id, List<String> names) {}

    private static Target parse(String line) {
        List<String> words = List.of(line.split(" "));
        return new Target(words.get(0), words.subList(1, words.size()));
    }

    int size() {
        return targets.size();
    }

    String id(int target) {
        return targets.get(target).id();
    }

    List<String> names(int target) {
        return targets.get(target).names();
    }

    /** One of the names, the full one more often. */
    String name(int target, Dice dice) {
        return dice.pickByRank(names(target));
    }

    int pick(Dice dice) {
        return dice.zipf(targets.size());
    }
}
