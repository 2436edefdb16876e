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
 * @param wholeClause true if it is a frame between the two ends of a clause
 */
public record HarmEntry(
        String source,
        Label label,
        Severity severity,
        double weight,
        boolean targetRequired,
        Set<Modifier> unless,
        Set<Modifier> despite,
        boolean frame,
        boolean wholeClause) {

    /** Entries of which their writer knew something harmless that looks the same weigh less. */
    private static final double PLAIN = 4.8;

    /** What private data looks like (a number, a street, a hotel) is talked of every day, so that more is asked of it. */
    private static final double PLAIN_DOXXING = 5.6;

    private static final double PLAIN_CLAUSE = 8;

    private static final double GRAVE = 4.4;

    public HarmEntry {
        unless = Set.copyOf(unless);
        despite = Set.copyOf(despite);
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(source + ": weight must be above 0, not " + weight);
        }
    }

    /** A term, or a frame that asks for no whole clause. */
    public HarmEntry(
            String source,
            Label label,
            Severity severity,
            double weight,
            boolean targetRequired,
            Set<Modifier> unless,
            Set<Modifier> despite,
            boolean frame) {
        this(source, label, severity, weight, targetRequired, unless, despite, frame, false);
    }

    /**
     * Whether what it hits can hardly mean anything else: violence that is announced or wished, the hunt for somebody's
     * home, or a claim or an insult that is a clause of its own.
     */
    public boolean isPlain() {
        return switch (label) {
            case THREAT, CURSE -> severity == Severity.THREAT && weight >= PLAIN;
            case PRIVACY_DOXXING -> severity == Severity.THREAT && weight >= PLAIN_DOXXING;
            default ->
                wholeClause
                        && weight >= PLAIN_CLAUSE
                        && (label.category() == Category.SLANDER || label.category() == Category.ABUSE);
        };
    }

    /** Whether what it hits cannot wait, such as violence that is announced, and mostly means what it says. */
    public boolean cannotWait() {
        return severity == Severity.THREAT && weight >= GRAVE;
    }
}
