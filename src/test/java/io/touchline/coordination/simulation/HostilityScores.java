package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-37d9ca3e+encoder-dad4a7ce}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 86.9% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0077, 0.1355, 0.3660, 0.5552, 0.7408, 0.8355, 0.8704, 0.8942, 0.9221, 0.9409, 0.9549, 0.9647, 0.9709, 0.9773,
        0.9840, 0.9893, 0.9936, 0.9959, 0.9980, 0.9996, 1.0000
    };

    /** 759 comments; 5.1% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0002, 0.0026, 0.0046, 0.0064, 0.0086, 0.0108, 0.0135, 0.0163, 0.0191, 0.0238, 0.0278, 0.0326, 0.0396, 0.0485,
        0.0615, 0.0781, 0.0997, 0.1300, 0.1806, 0.5087, 0.9891
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.7564, -1.1320, -0.8485, -0.6014, -0.4577, -0.3319, -0.2174, -0.1231, -0.0380, 0.0572, 0.1639, 0.2706,
            0.3798, 0.4872, 0.6250, 0.7609, 0.9255, 1.1626, 1.4342, 1.9186, 3.0633
        },
        {
            -3.8179, -2.8824, -2.3041, -1.9015, -1.6515, -1.3870, -1.1367, -0.8832, -0.7370, -0.5836, -0.4143, -0.2834,
            -0.0688, 0.0695, 0.2410, 0.3963, 0.5970, 0.7737, 1.2536, 1.7159, 2.6217
        },
        {
            -4.5690, -3.0982, -2.4122, -2.0486, -1.7748, -1.5744, -1.3404, -1.1700, -0.9393, -0.8057, -0.6660, -0.5367,
            -0.4003, -0.2605, -0.1426, 0.0000, 0.1734, 0.3347, 0.5597, 1.0385, 1.9830
        },
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.7356, -1.1583, -0.7584, -0.5733, -0.4451, -0.3276, -0.2435, -0.1756, -0.0924, -0.0326, 0.0173, 0.0794,
            0.1576, 0.2217, 0.3083, 0.4036, 0.5145, 0.6781, 0.9784, 1.4814, 2.6781
        },
        {
            -3.1924, -2.3276, -1.7970, -1.5330, -1.0672, -0.8868, -0.7072, -0.6275, -0.5501, -0.4503, -0.3624, -0.2360,
            -0.1603, -0.0556, 0.0225, 0.1778, 0.2839, 0.4319, 0.6576, 0.9050, 1.8502
        },
        {
            -3.6995, -1.9377, -1.4250, -1.1733, -0.9718, -0.8085, -0.7079, -0.5837, -0.4731, -0.3972, -0.3084, -0.2346,
            -0.1567, -0.1055, -0.0136, 0.0054, 0.0902, 0.2181, 0.4035, 0.8161, 2.0588
        },
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
