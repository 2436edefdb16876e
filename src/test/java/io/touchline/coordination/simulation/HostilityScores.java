package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-75d00f20+encoder-482cf333}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 87.6% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0101, 0.1589, 0.3678, 0.6067, 0.7740, 0.8246, 0.8668, 0.8947, 0.9166, 0.9372, 0.9520, 0.9618, 0.9717, 0.9784,
        0.9834, 0.9905, 0.9936, 0.9959, 0.9976, 0.9994, 1.0000
    };

    /** 759 comments; 3.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0003, 0.0032, 0.0055, 0.0075, 0.0102, 0.0128, 0.0159, 0.0189, 0.0237, 0.0276, 0.0320, 0.0381, 0.0442, 0.0536,
        0.0655, 0.0839, 0.1052, 0.1335, 0.1697, 0.2745, 0.9882
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.7435, -1.1717, -0.7985, -0.5966, -0.4599, -0.3177, -0.2044, -0.0880, -0.0004, 0.1104, 0.2162, 0.3337,
            0.4430, 0.5591, 0.6643, 0.7881, 0.9836, 1.1952, 1.4586, 2.0393, 3.4886
        },
        {
            -3.5466, -2.8293, -2.3216, -1.8856, -1.5936, -1.2694, -1.0160, -0.8080, -0.5341, -0.3829, -0.2500, -0.1571,
            -0.0556, 0.0754, 0.2093, 0.4314, 0.6141, 0.7808, 0.9138, 1.5524, 2.5683
        },
        {
            -4.6233, -3.1382, -2.3413, -2.0698, -1.7378, -1.4827, -1.2565, -1.1056, -0.9334, -0.8063, -0.6832, -0.5308,
            -0.3835, -0.2318, -0.0997, 0.0000, 0.1149, 0.3043, 0.4805, 0.9075, 1.6172
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.6788, -1.1236, -0.7388, -0.5127, -0.3979, -0.2910, -0.2132, -0.1285, -0.0631, 0.0000, 0.0622, 0.1222,
            0.1858, 0.2500, 0.3265, 0.4282, 0.5495, 0.7188, 0.9427, 1.4041, 2.5151
        },
        {
            -3.6025, -2.2833, -1.8405, -1.5012, -0.9591, -0.7233, -0.6106, -0.4898, -0.3678, -0.2806, -0.1517, -0.0675,
            0.0177, 0.0656, 0.1946, 0.3642, 0.4477, 0.5821, 0.7913, 1.2473, 2.1551
        },
        {
            -3.0877, -1.8821, -1.4692, -1.1465, -0.9028, -0.7490, -0.6346, -0.5448, -0.4475, -0.3527, -0.2841, -0.1934,
            -0.1333, -0.0664, 0.0000, 0.0235, 0.0896, 0.1938, 0.3588, 0.8544, 1.7246
        }
    };

    private static final double SURELY_HARMLESS = 0.2;
    private static final double SURELY_HARMFUL = 0.8;
    private static final double LEAST = 1e-4;

    private final long seed;

    HostilityScores(long seed) {
        this.seed = seed;
    }

    double harmful(String text) {
        return quantile(HARMFUL, shareOf(text));
    }

    double harmless(String text) {
        return quantile(HARMLESS, shareOf(text));
    }

    /** Of the same in other words. @param text decides how far it is away, always the same for one text */
    double reworded(double score, String text) {
        return changed(score, REWORDED, text);
    }

    /** Of the same with something added. @param text as above */
    double added(double score, String text) {
        return changed(score, ADDED, text);
    }

    private double changed(double score, double[][] tables, String text) {
        double[] table = tables[score < SURELY_HARMLESS ? 0 : score < SURELY_HARMFUL ? 1 : 2];
        double clipped = Math.min(1 - LEAST, Math.max(LEAST, score));
        return 1 / (1 + Math.exp(-Math.log(clipped / (1 - clipped)) - quantile(table, shareOf(text))));
    }

    private double shareOf(String text) {
        long bits = seed;
        for (int i = 0; i < text.length(); i++) {
            bits = bits * 31 + text.charAt(i);
        }
        return (Dice.mixed(bits) >>> 11) * 0x1.0p-53;
    }

    private static double quantile(double[] table, double share) {
        double at = share * (table.length - 1);
        int below = Math.min(table.length - 2, (int) at);
        return table[below] + (at - below) * (table[below + 1] - table[below]);
    }
}
