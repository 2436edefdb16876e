package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-15+ngram-21b2bc09+encoder-7b2a984a}); of each the largest of the three category scores; the 21 quantiles
 * from 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 93.9% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0083, 0.4426, 0.7441, 0.8857, 0.9060, 0.9273, 0.9450, 0.9538, 0.9638, 0.9706, 0.9768, 0.9825, 0.9863, 0.9911,
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
            -4.6931, -3.5166, -3.0988, -2.6309, -2.2246, -1.7765, -1.4565, -1.1140, -1.0040, -0.6860, -0.4895, -0.3012,
            -0.1462, 0.0059, 0.2139, 0.4380, 0.8929, 1.1538, 1.5680, 2.2804, 3.1021
        },
        {
            -6.0375, -3.5614, -2.6402, -2.2511, -1.9055, -1.6004, -1.3745, -1.2070, -1.0431, -0.8959, -0.7145, -0.5865,
            -0.4225, -0.2644, -0.1298, 0.0000, 0.1147, 0.2940, 0.5758, 1.0956, 1.9754
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.3647, -1.7320, -1.1439, -0.8996, -0.6701, -0.4733, -0.3342, -0.2222, -0.1041, -0.0351, 0.0363, 0.1085,
            0.1853, 0.2723, 0.3743, 0.4723, 0.5786, 0.7739, 1.0374, 1.4748, 2.7393
        },
        {
            -4.5287, -2.8809, -2.5527, -2.0732, -1.4841, -1.2781, -1.0340, -0.8780, -0.7066, -0.5423, -0.3710, -0.2524,
            -0.1575, -0.1178, -0.0159, 0.1492, 0.3457, 0.6118, 0.8132, 1.0922, 1.5359
        },
        {
            -3.5842, -2.3739, -1.6708, -1.2712, -1.0589, -0.9260, -0.7787, -0.6532, -0.5343, -0.4296, -0.3282, -0.2433,
            -0.1583, -0.0693, 0.0000, 0.0190, 0.1242, 0.2887, 0.5854, 1.0520, 1.9561
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
