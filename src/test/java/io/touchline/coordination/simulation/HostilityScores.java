package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-6+ngram-6c5b9d4f+encoder-256571ef}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 93.0% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0079, 0.2604, 0.7516, 0.8908, 0.9209, 0.9356, 0.9494, 0.9627, 0.9700, 0.9764, 0.9819, 0.9850, 0.9878, 0.9910,
        0.9933, 0.9960, 0.9973, 0.9989, 0.9994, 0.9999, 1.0000
    };

    /** 759 comments; 2.4% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0001, 0.0015, 0.0024, 0.0033, 0.0046, 0.0057, 0.0071, 0.0087, 0.0109, 0.0135, 0.0154, 0.0192, 0.0235, 0.0281,
        0.0357, 0.0444, 0.0555, 0.0662, 0.0849, 0.1258, 0.9906
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -2.3273, -1.3783, -0.9322, -0.7049, -0.5409, -0.3989, -0.2438, -0.0815, 0.0161, 0.1220, 0.2143, 0.3119,
            0.4338, 0.5714, 0.7041, 0.8421, 1.0303, 1.2516, 1.5857, 2.1562, 3.8098
        },
        {
            -4.3333, -3.5337, -2.9310, -2.6418, -2.2416, -1.9257, -1.7692, -1.4476, -1.1652, -0.8534, -0.4704, -0.3865,
            -0.0125, 0.2595, 0.4154, 0.5949, 0.7576, 1.2169, 1.9454, 2.9061, 4.5859
        },
        {
            -5.8369, -3.5718, -2.6543, -2.1777, -1.8748, -1.6326, -1.3428, -1.1413, -0.9399, -0.7848, -0.6282, -0.4231,
            -0.2420, -0.0947, 0.0000, 0.1685, 0.3709, 0.6640, 1.1194, 1.6922, 3.0189
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.2930, -1.8117, -1.0997, -0.8025, -0.5933, -0.4386, -0.3169, -0.2045, -0.0982, -0.0267, 0.0381, 0.1157,
            0.1865, 0.2772, 0.3873, 0.5207, 0.6998, 0.8894, 1.1469, 1.5860, 2.8265
        },
        {
            -4.0239, -2.8283, -2.3449, -1.8654, -1.4881, -1.3591, -1.1380, -0.9435, -0.7891, -0.6609, -0.4877, -0.3548,
            -0.2371, -0.0567, 0.0849, 0.2325, 0.4069, 0.6042, 0.8198, 1.5082, 2.0553
        },
        {
            -4.5813, -2.3038, -1.7119, -1.3403, -1.0878, -0.9420, -0.7925, -0.6689, -0.5579, -0.4504, -0.3256, -0.2219,
            -0.1128, -0.0261, 0.0140, 0.1464, 0.2976, 0.4690, 0.7270, 1.4593, 2.7654
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
