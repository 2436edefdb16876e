package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-10+ngram-48ca3298+encoder-4b888f7c}); of each the largest of the three category scores; the 21 quantiles
 * from 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 93.7% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0150, 0.3264, 0.7328, 0.8743, 0.9065, 0.9227, 0.9411, 0.9534, 0.9622, 0.9690, 0.9770, 0.9816, 0.9865, 0.9917,
        0.9941, 0.9958, 0.9969, 0.9982, 0.9994, 0.9998, 1.0000
    };

    /** 759 comments; 2.1% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0002, 0.0013, 0.0021, 0.0031, 0.0040, 0.0049, 0.0063, 0.0078, 0.0097, 0.0118, 0.0142, 0.0179, 0.0213, 0.0259,
        0.0328, 0.0415, 0.0549, 0.0708, 0.0864, 0.1135, 0.9934
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -2.2184, -1.4311, -1.0345, -0.7476, -0.5537, -0.4072, -0.2740, -0.1516, -0.0423, 0.0457, 0.1392, 0.2525,
            0.3662, 0.5131, 0.6607, 0.8036, 0.9642, 1.1645, 1.4495, 1.9131, 3.6332
        },
        {
            -4.5579, -3.6655, -3.2374, -2.5549, -2.0037, -1.7376, -1.3145, -1.1309, -0.9886, -0.8447, -0.6423, -0.3206,
            -0.1280, -0.0163, 0.1106, 0.3225, 0.4821, 0.7633, 1.4744, 1.6870, 3.0653
        },
        {
            -6.0361, -3.6116, -2.5731, -2.1160, -1.7601, -1.5304, -1.3160, -1.1275, -0.9611, -0.7997, -0.6636, -0.5388,
            -0.3884, -0.2321, -0.1041, 0.0000, 0.1665, 0.4046, 0.7486, 1.1910, 2.3753
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.3571, -1.7686, -1.2055, -0.9485, -0.6763, -0.4764, -0.3206, -0.1966, -0.1108, -0.0368, 0.0144, 0.0858,
            0.1728, 0.2629, 0.3669, 0.4992, 0.6049, 0.7480, 1.0174, 1.4383, 2.9130
        },
        {
            -4.4501, -3.7474, -2.6979, -1.9835, -1.4483, -1.1060, -0.9982, -0.8233, -0.6792, -0.5836, -0.4383, -0.3910,
            -0.2224, -0.1343, 0.0076, 0.1213, 0.3473, 0.6218, 0.8956, 1.4819, 2.3475
        },
        {
            -4.4351, -2.3153, -1.7151, -1.3629, -1.1408, -0.9961, -0.8316, -0.6905, -0.5653, -0.4342, -0.3180, -0.2165,
            -0.1074, -0.0210, 0.0097, 0.1027, 0.1905, 0.3206, 0.6422, 1.1933, 2.7742
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
