package io.touchline.lexicon;

import io.touchline.text.Evasion;
import java.util.EnumSet;
import java.util.Set;

/** How an occurrence is written, as bits: what had to be undone beyond what the canonical form undoes by itself. */
final class How {

    static final int PLAIN = 0;
    /** Something was taken out inside that the literal does not have there. */
    static final int SPACED = 1;

    static final int HOMOPHONE = 1 << 1;
    static final int PINYIN = 1 << 2;
    static final int INITIALS = 1 << 3;
    static final int SPLIT = 1 << 4;
    static final int EMOJI = 1 << 5;
    static final int CONFUSABLE = 1 << 6;
    static final int LEET = 1 << 7;

    static final int BITS = 8;

    private How() {}

    static int of(Evasion evasion) {
        return switch (evasion) {
            case SPACER -> SPACED;
            case HOMOPHONE -> HOMOPHONE;
            case PINYIN -> PINYIN;
            case INITIALS -> INITIALS;
            case SPLIT -> SPLIT;
            case EMOJI -> EMOJI;
            case CONFUSABLE -> CONFUSABLE;
            case LEET -> LEET;
            case WIDTH, CASE, TRADITIONAL, REPEAT -> PLAIN;
        };
    }

    static int of(Set<Evasion> evasions) {
        return evasions.stream().mapToInt(How::of).reduce(PLAIN, (a, b) -> a | b);
    }

    static boolean disguised(int how) {
        return (how & ~SPACED) != 0;
    }

    /** The disguises in {@code how} that a literal has to allow, without {@link Evasion#SPACER}. */
    static Set<Evasion> disguises(int how) {
        Set<Evasion> found = EnumSet.noneOf(Evasion.class);
        for (Evasion evasion : EnumSet.range(Evasion.HOMOPHONE, Evasion.LEET)) {
            if ((how & of(evasion)) != 0) {
                found.add(evasion);
            }
        }
        return found;
    }
}
