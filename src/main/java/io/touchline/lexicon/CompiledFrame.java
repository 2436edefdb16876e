package io.touchline.lexicon;

/**
 * A frame over numbered atoms, as arrays with one place per step.
 *
 * @param gaps at most this many units before the step
 * @param lead see {@link ResolvedLexicon.Row}
 * @param required the atoms made of words alone that every match needs
 * @param needsMention true if no match goes without a mention
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record CompiledFrame(
        int[] atoms,
        boolean[] optional,
        int[] gaps,
        int lead,
        int trail,
        Scope scope,
        int[] required,
        boolean needsMention) {

    int length() {
        return atoms.length;
    }

    /** True if a match can begin with step {@code k}. */
    boolean canBegin(int k) {
        return allOptional(0, k);
    }

    boolean canEnd(int k) {
        return allOptional(k + 1, atoms.length);
    }

    /** The gaps that open up if every step strictly between two others, or up to an anchor, is left out. */
    int gapsBetween(int from, int to) {
        int sum = 0;
        for (int k = from + 1; k <= to; k++) {
            sum += gaps[k];
        }
        return sum;
    }

    private boolean allOptional(int from, int to) {
        for (int k = from; k < to; k++) {
            if (!optional[k]) {
                return false;
            }
        }
        return true;
    }
}
