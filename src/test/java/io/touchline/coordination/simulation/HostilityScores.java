package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-14+ngram-21b2bc09+encoder-7b2a984a}); of each the largest of the three category scores; the 21 quantiles
 * from 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 93.9% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0083, 0.4426, 0.7441, 0.8859, 0.9067, 0.9277, 0.9450, 0.9538, 0.9638, 0.9706, 0.9768, 0.9825, 0.9863, 0.9911,
        0.9939, 0.9954, 0.9972, 0.9985, 0.9993, 0.9998, 1.0000
    };

    /** 759 comments; 1.4% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0002, 0.0009, 0.0017, 0.0025, 0.0034, 0.0042, 0.0054, 0.0067, 0.0087, 0.0108, 0.0140, 0.0168, 0.0199, 0.0240,
        0.0303, 0.0386, 0.0468, 0.0609, 0.0783, 0.1067, 0.9937
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -2.2325, -1.4313, -1.0310, -0.7704, -0.5850, -0.4073, -0.2653, -0.1379, -0.0235, 0.0620, 0.1575, 0.2811,
            0.3940, 0.5149, 0.6583, 0.8152, 0.9941, 1.2011, 1.5045, 2.0606, 3.9509
        },
        {
            -4.6951, -3.5179, -3.1054, -2.6507, -2.2264, -1.8113, -1.5212, -1.1372, -1.0292, -0.7201, -0.4989, -0.3553,
            -0.2075, -0.0014, 0.1452, 0.4263, 0.8584, 1.1299, 1.5765, 2.3148, 3.1127
        },
        {
            -6.0359, -3.5578, -2.6387, -2.2494, -1.9019, -1.5988, -1.3712, -1.2046, -1.0416, -0.8923, -0.7130, -0.5779,
            -0.4156, -0.2579, -0.1297, 0.0000, 0.1153, 0.2952, 0.5750, 1.0938, 1.9736
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.3647, -1.7320, -1.1439, -0.8996, -0.6701, -0.4733, -0.3342, -0.2222, -0.1041, -0.0351, 0.0363, 0.1085,
            0.1853, 0.2723, 0.3743, 0.4723, 0.5786, 0.7739, 1.0374, 1.4748, 2.7393
        },
        {
            -4.5319, -2.8898, -2.5535, -1.9718, -1.4825, -1.2612, -1.0313, -0.8788, -0.6551, -0.4813, -0.3615, -0.2494,
            -0.1557, -0.1177, -0.0229, 0.1352, 0.3226, 0.5842, 0.8076, 1.1173, 1.5489
        },
        {
            -3.5810, -2.3737, -1.6779, -1.2716, -1.0591, -0.9263, -0.7787, -0.6532, -0.5331, -0.4291, -0.3281, -0.2441,
            -0.1586, -0.0696, 0.0000, 0.0193, 0.1244, 0.2880, 0.5839, 1.0510, 1.9561
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
