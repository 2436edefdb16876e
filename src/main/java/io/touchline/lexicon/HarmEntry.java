package io.touchline.lexicon;

import java.util.Set;

/**
 * What a harm entry of a lexicon file says about the comments it hits, whichever way it is matched.
 *
 * @param source {@code file#id}, as it stands in answers
 * @param label what it is evidence of
 * @param severity how grave
 * @param weight log-odds at full strength, above 0
 * @param targetRequired true if it counts only when aimed at somebody
 * @param unless modifiers that cancel it altogether when they cover it
 * @param despite modifiers that take nothing from it
 * @param frame true if it is a frame, false if a term
 */
public record HarmEntry(
        String source,
        Label label,
        Severity severity,
        double weight,
        boolean targetRequired,
        Set<Modifier> unless,
        Set<Modifier> despite,
        boolean frame) {

    /** Entries of which their writer knew something harmless that looks the same weigh less. */
    private static final double PLAIN = 4.8;

    /** What private data looks like (a number, a street, a hotel) is talked of every day, so that more is asked of it. */
    private static final double PLAIN_DOXXING = 5.6;

    private static final double GRAVE = 4.4;

    public HarmEntry {
        unless = Set.copyOf(unless);
        despite = Set.copyOf(despite);
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(source + ": weight must be above 0, not " + weight);
        }
    }

    /** Whether what it hits announces or wishes violence, or hunts somebody's home, and can hardly mean anything else. */
    public boolean threatensPlainly() {
        return severity == Severity.THREAT
                && switch (label) {
                    case THREAT, CURSE -> weight >= PLAIN;
                    case PRIVACY_DOXXING -> weight >= PLAIN_DOXXING;
                    default -> false;
                };
    }

    /** Whether what it hits cannot wait, such as violence that is announced, and mostly means what it says. */
    public boolean cannotWait() {
        return severity == Severity.THREAT && weight >= GRAVE;
    }
}
