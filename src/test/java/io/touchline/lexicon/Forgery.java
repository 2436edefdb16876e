package io.touchline.lexicon;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A literal written under a disguise.
 *
 * @param written as somebody sends it
 * @param changed the places in {@code written} that hold other characters than the literal
 */
record Forgery(String written, Set<Integer> changed) {

    Forgery {
        changed = Set.copyOf(changed);
    }

    /** Without characters that ordinary words could be made of. */
    static Forgery of(String written) {
        return new Forgery(written, Set.of());
    }

    static List<Forgery> all(List<Forgery> some, List<Forgery> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
