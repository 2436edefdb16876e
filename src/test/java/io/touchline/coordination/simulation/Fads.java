package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Phrases.Scored;
import io.touchline.coordination.simulation.Post.Remark;
import java.util.ArrayList;
import java.util.List;

/** Texts that go round for an hour, because they are good or because they mock well: copied by many, planned by nobody. */
final class Fads {

    private static final int SMALLEST = 20;
    private static final int LARGEST = 1_500;
    private static final int HALF_TIME = 30 * MatchDay.MINUTE;
    private static final int SPREAD = 7 * MatchDay.MINUTE;
    private static final int LONGEST = 75 * MatchDay.MINUTE;
    private static final double VERBATIM = 0.75;

    private final World world;
    private final Dice dice;
    private final List<Scored> kind = Phrases.scored("viral-kind.txt");
    private final List<Scored> mocking = Phrases.scored("viral-mocking.txt");
    private final Rewording rewording = new Rewording();

    Fads(World world) {
        this.world = world;
        this.dice = Dice.of(world.seed(), "fads");
    }

    List<Post> posts(Accounts accounts, int organic) {
        List<Post> posts = new ArrayList<>();
        int fads = 4 + organic / 50_000;
        for (int fad = 0; fad < fads; fad++) {
            List<Scored> texts = fad % 2 == 0 ? mocking : kind;
            int target = world.cast().pick(dice);
            Scored text = texts.get(fad / 2 % texts.size())
                    .about(world.cast().names(target).get(0));
            Remark origin = new Remark(
                    text.text(), text.hostility(), List.of(world.cast().id(target)));
            int size = dice.logUniform(SMALLEST, Math.min(LARGEST, organic / 200));
            write(posts, origin, List.copyOf(accounts.choose(size, OrganicKind.COPIED_A_FAD, dice)));
        }
        return posts;
    }

    private void write(List<Post> posts, Remark origin, List<Integer> accounts) {
        int begin = dice.below(MatchDay.LENGTH - LONGEST);
        for (int account : accounts) {
            // Logistic: few at first, then everybody, then few.
            double share = dice.between(0.005, 0.995);
            double at = HALF_TIME + SPREAD * Math.log(share / (1 - share));
            int thread = world.threads().any(dice);
            posts.add(new Post(
                    begin + (int) Math.max(0, Math.min(LONGEST - 1, at)),
                    account,
                    dice.chance(VERBATIM) ? origin : added(origin),
                    world.threads().place(thread).id(),
                    null));
        }
    }

    private Remark added(Remark origin) {
        String text = rewording.added(origin.text(), dice);
        return new Remark(text, world.scores().added(origin.hostility(), text), origin.targetIds());
    }
}
