package io.touchline.coordination;

/**
 * The score of a report, 0 to 1, from two counts of other accounts.
 *
 * <p>Same text: {@code 1 − 2^(−n/2)} for n others: 0.29 for one, 0.5 for two, 0.75 for four (a swarm), 0.94 for eight;
 * every two accounts halve what is left of doubt. Same target: from five others on, at most 0.1 of what is left,
 * {@code 0.1 · (1 − 2^(−(n−4)/5))}. Both are joined as independent: {@code 1 − (1 − text)(1 − target)}. Who acts with a
 * group has at least the score of a swarm.
 */
final class CoordinationScore {

    static final int TARGET_SIGNAL = 5;

    private static final int SWARM_OTHERS = 4;
    private static final double MOST_OF_TARGET = 0.1;

    private CoordinationScore() {}

    static double of(int sameText, int sameTarget, boolean withGroup) {
        int others = withGroup ? Math.max(SWARM_OTHERS, sameText) : sameText;
        return 1 - (1 - sameText(others)) * (1 - sameTarget(sameTarget));
    }

    static double sameText(int others) {
        return 1 - Math.pow(2, -others / 2.0);
    }

    private static double sameTarget(int others) {
        return others < TARGET_SIGNAL ? 0 : MOST_OF_TARGET * (1 - Math.pow(2, -(others - 4) / 5.0));
    }
}
