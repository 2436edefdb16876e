package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Threads.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Everybody who has no plan. Haters, fan clubs and fads are written beforehand; all other comments exist as a time, a
 * thread and a writer, and get their words when their turn comes.
 */
final class OrganicCrowd {

    /** Below, fan clubs and fads would be most of it. */
    static final int LEAST = 2_000;

    /** How often somebody writes under a post of his favourite instead, and how hostile he is there. */
    private static final double AT_FAVOURITE = 0.25;

    private static final double GENTLE = 0.2;

    private final World world;
    private final Voice voice;
    private final Accounts accounts;
    private final List<Post> written = new ArrayList<>();
    private final long[] slots;
    private final int[] writers;

    OrganicCrowd(World world, Voice voice, int comments) {
        if (comments < LEAST) {
            throw new IllegalArgumentException("at least " + LEAST + " organic comments, not " + comments);
        }
        this.world = world;
        this.voice = voice;
        accounts = new Accounts(comments);
        written.addAll(new Haters(world, voice).posts(accounts));
        written.addAll(new FanClubs(world).posts(accounts, comments));
        written.addAll(new Fads(world).posts(accounts, comments));
        written.sort(Comparator.comparingInt(Post::at));
        slots = Arrivals.draw(world, Dice.of(world.seed(), "arrivals"), comments - written.size());
        writers = accounts.writers(slots.length, Dice.of(world.seed(), "writers"));
    }

    Accounts accounts() {
        return accounts;
    }

    /** In order of time. */
    Iterator<Post> posts() {
        return new MergedPosts(written.iterator(), new Spontaneous());
    }

    private final class Spontaneous implements Iterator<Post> {

        private final Dice dice = Dice.of(world.seed(), "words");
        private int next;

        @Override
        public boolean hasNext() {
            return next < slots.length;
        }

        @Override
        public Post next() {
            int at = Arrivals.millis(slots[next]);
            int thread = Arrivals.thread(slots[next]);
            int account = writers[next];
            next++;
            double temper = accounts.temper(account);
            if (dice.chance(AT_FAVOURITE)) {
                thread = world.threads().post(accounts.favourite(account, world.cast()), dice);
                temper *= GENTLE;
            }
            Place place = world.threads().place(thread);
            return new Post(at, account, voice.ordinary(place, at, temper, dice), place.id(), null);
        }
    }
}
