package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Phrases.Scored;
import io.touchline.coordination.simulation.Post.Remark;
import io.touchline.coordination.simulation.Threads.Place;
import java.util.List;
import java.util.OptionalInt;

/** What ordinary people say in a thread at a time: their own words, chants, set phrases, and what everybody shouts. */
final class Voice {

    private static final double HARMFUL = 0.032;
    private static final double MORE_IN_ANGER = 5;

    private static final double JIBE = 0.25;
    private static final double CHANT = 0.14;
    private static final double SLOGAN = 0.03;
    private static final double TOPIC = 0.06;
    private static final double LINK = 0.03;
    private static final int LINKS = 60;

    private static final String REFEREE = "裁判";
    private static final double CULPRIT = 0.6;
    private static final double HARMLESS_ABOUT_SOMEBODY = 0.5;
    private static final double SECOND_TARGET = 0.08;

    private final World world;
    private final List<Scored> chants = Phrases.scored("chants.txt");
    private final List<Scored> slogans = Phrases.scored("slogans.txt");
    private final List<Scored> jibes = Phrases.scored("jibes.txt");
    private final List<String> topics = Phrases.read("topics.txt");

    Voice(World world) {
        this.world = world;
    }

    /** @param temper how much more often than others the account is hostile */
    Remark ordinary(Place place, int at, double temper, Dice dice) {
        double harm = HARMFUL * (1 + MORE_IN_ANGER * world.day().anger(at)) * temper;
        return dice.chance(harm) ? hostile(place, blamed(place, at, dice), dice) : harmless(place, dice);
    }

    private int blamed(Place place, int at, Dice dice) {
        if (place.owned()) {
            return place.owner();
        }
        OptionalInt culprit = world.day().culprit(at);
        return culprit.isPresent() && dice.chance(CULPRIT)
                ? culprit.getAsInt()
                : world.threads().targetOf(place, dice);
    }

    /** In own words, or in those of everybody. */
    Remark hostile(Place place, int target, Dice dice) {
        if (!dice.chance(JIBE)) {
            return hostileInOwnWords(place, target, dice);
        }
        Scored jibe = dice.pickByRank(jibes);
        int meant = jibe.text().contains(REFEREE) ? Cast.REFEREE : target;
        return remark(jibe, place, meant, dice);
    }

    private Remark remark(Scored phrase, Place place, int target, Dice dice) {
        Scored said = phrase.about(world.cast().name(target, dice));
        return new Remark(said.text(), said.hostility(), targets(place, target, dice));
    }

    /** In own words. */
    Remark hostileInOwnWords(Place place, int target, Dice dice) {
        String text = world.sentences().harmful(world.cast().name(target, dice), dice);
        return new Remark(text, world.scores().harmful(text), targets(place, target, dice));
    }

    Remark harmless(Place place, Dice dice) {
        int target = place.owned() ? place.owner() : world.threads().targetOf(place, dice);
        Remark remark = harmless(place, target, dice);
        boolean about = place.owned() || dice.chance(HARMLESS_ABOUT_SOMEBODY);
        return about ? remark : new Remark(remark.text(), remark.hostility(), List.of());
    }

    private Remark harmless(Place place, int target, Dice dice) {
        double kind = dice.share();
        if (kind < CHANT) {
            return remark(dice.pickByRank(chants), place, target, dice);
        }
        if (kind < CHANT + SLOGAN) {
            return remark(dice.pickByRank(slogans), place, target, dice);
        }
        String name = world.cast().name(target, dice);
        String text = decorated(world.sentences().harmless(name, dice), dice).replace(Phrases.NAME, name);
        return new Remark(text, world.scores().harmless(text), targets(place, target, dice));
    }

    private String decorated(String text, Dice dice) {
        if (dice.chance(TOPIC)) {
            return dice.pickByRank(topics) + text;
        }
        return dice.chance(LINK) ? text + " https://news.example/" + dice.zipf(LINKS) : text;
    }

    /** The one it is about, the owner of the thread, now and then somebody else. */
    private List<String> targets(Place place, int target, Dice dice) {
        String id = world.cast().id(target);
        int other = place.owned() ? place.owner() : target;
        if (other == target && dice.chance(SECOND_TARGET)) {
            other = world.cast().pick(dice);
        }
        return other == target ? List.of(id) : List.of(id, world.cast().id(other));
    }
}
