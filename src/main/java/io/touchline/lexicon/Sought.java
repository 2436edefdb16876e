package io.touchline.lexicon;

import io.touchline.text.Evasion;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A literal to look for.
 *
 * @param disguises under which it may be recognised beyond those that the canonical form undoes by itself
 */
public record Sought(Literal literal, Set<Evasion> disguises) {

    /** The disguises that a literal may or may not be recognised under; the others are always undone. */
    public static final Set<Evasion> CHOSEN = Set.copyOf(EnumSet.range(Evasion.HOMOPHONE, Evasion.LEET));

    /** Every set of disguises once: tens of thousands of literals share a few of them. */
    private static final Map<Set<Evasion>, Set<Evasion>> SETS = new ConcurrentHashMap<>();

    public Sought {
        Set<Evasion> known = SETS.get(disguises);
        disguises = known != null ? known : checked(disguises);
    }

    private static Set<Evasion> checked(Set<Evasion> disguises) {
        if (!CHOSEN.containsAll(disguises)) {
            throw new IllegalArgumentException("only " + CHOSEN + " are chosen, the other disguises always undone");
        }
        return SETS.computeIfAbsent(Set.copyOf(disguises), set -> set);
    }

    /** Of the literal alone, which few share. */
    @Override
    public int hashCode() {
        return literal.hashCode();
    }

    /** A literal that is found as it is written only. */
    public static Sought plainly(Literal literal) {
        return new Sought(literal, Set.of());
    }
}
