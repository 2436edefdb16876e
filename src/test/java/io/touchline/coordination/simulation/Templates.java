package io.touchline.coordination.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The texts that campaigns are given, each to one campaign only. */
final class Templates {

    private static final int LONGEST = 60;

    private final List<String> left;

    Templates(World world) {
        left = new ArrayList<>(Corpus.shared().templates());
        Collections.shuffle(left, new Random(world.seed()));
    }

    /** A text of {@code shortest} to 60 characters about somebody. */
    String take(int shortest, String name) {
        for (int i = 0; i < left.size(); i++) {
            String text = left.get(i).replace(Phrases.NAME, name);
            if (text.length() >= shortest && text.length() <= LONGEST) {
                left.remove(i);
                return text;
            }
        }
        throw new IllegalStateException("more campaigns than texts");
    }
}
