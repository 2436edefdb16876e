package io.touchline.lexicon;

import io.touchline.text.Evasion;
import java.util.EnumSet;
import java.util.Set;

/**
 * A literal to look for.
 *
 * @param disguises under which it may be recognised beyond those that the canonical form undoes by itself
 */
public record Sought(Literal literal, Set<Evasion> disguises) {

    /** The disguises that a literal may or may not be recognised under; the others are always undone. */
    public static final Set<Evasion> CHOSEN = Set.copyOf(EnumSet.range(Evasion.HOMOPHONE, Evasion.LEET));

    public Sought {
        disguises = Set.copyOf(disguises);
        if (!CHOSEN.containsAll(disguises)) {
            throw new IllegalArgumentException("only " + CHOSEN + " are chosen, the other disguises always undone");
        }
    }

    /** A literal that is found as it is written only. */
    public static Sought plainly(Literal literal) {
        return new Sought(literal, Set.of());
    }
}
