package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-7+ngram-010541e3+encoder-bbdc795d}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 92.5% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0066, 0.1224, 0.7061, 0.8830, 0.9108, 0.9350, 0.9484, 0.9624, 0.9708, 0.9774, 0.9824, 0.9860, 0.9887, 0.9924,
        0.9951, 0.9967, 0.9978, 0.9988, 0.9995, 0.9999, 1.0000
    };

    /** 759 comments; 2.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0001, 0.0010, 0.0017, 0.0025, 0.0034, 0.0045, 0.0057, 0.0068, 0.0083, 0.0096, 0.0114, 0.0139, 0.0169, 0.0208,
        0.0276, 0.0371, 0.0463, 0.0603, 0.0784, 0.1104, 0.9957
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -2.8256, -1.5603, -1.0445, -0.7870, -0.5979, -0.4156, -0.2668, -0.1284, -0.0257, 0.0749, 0.1749, 0.2931,
            0.4212, 0.5435, 0.6979, 0.8400, 1.0140, 1.2541, 1.6164, 2.2678, 4.3446
        },
        {
            -4.2594, -3.4743, -2.8895, -2.3499, -1.9975, -1.8546, -1.3690, -0.9546, -0.7346, -0.6559, -0.4226, -0.2393,
            0.0232, 0.3889, 0.6161, 0.8296, 1.0518, 1.3139, 1.6508, 2.6758, 3.9514
        },
        {
            -6.0206, -3.7818, -2.7482, -2.2718, -1.9218, -1.6403, -1.3863, -1.1870, -0.9841, -0.8132, -0.6657, -0.4940,
            -0.3128, -0.1438, 0.0000, 0.0914, 0.2742, 0.5160, 0.8865, 1.5837, 2.7714
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.8465, -1.8874, -1.2039, -0.9000, -0.6931, -0.5059, -0.3493, -0.2266, -0.1047, -0.0386, 0.0367, 0.1119,
            0.1990, 0.3047, 0.4329, 0.5734, 0.7971, 1.0040, 1.1918, 1.6155, 3.1909
        },
        {
            -4.1016, -3.1511, -2.6076, -1.9101, -1.4394, -1.0633, -0.7112, -0.6157, -0.5232, -0.4090, -0.3320, -0.2754,
            -0.1471, 0.0597, 0.2105, 0.3886, 0.5327, 0.7447, 1.0012, 1.3618, 2.6830
        },
        {
            -4.6340, -2.4941, -1.7311, -1.3420, -1.0792, -0.9489, -0.7809, -0.6582, -0.5269, -0.3971, -0.2929, -0.1905,
            -0.0996, 0.0000, 0.0376, 0.1583, 0.3356, 0.5428, 0.8217, 1.5486, 2.9704
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
