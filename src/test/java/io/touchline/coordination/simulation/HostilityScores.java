package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-66bc89a2+encoder-0ca61af1}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 87.2% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0101, 0.1795, 0.3535, 0.6101, 0.7739, 0.8172, 0.8629, 0.8936, 0.9146, 0.9374, 0.9521, 0.9626, 0.9722, 0.9793,
        0.9849, 0.9909, 0.9936, 0.9962, 0.9981, 0.9997, 1.0000
    };

    /** 759 comments; 4.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0003, 0.0032, 0.0055, 0.0075, 0.0102, 0.0129, 0.0161, 0.0190, 0.0244, 0.0287, 0.0340, 0.0409, 0.0479, 0.0568,
        0.0714, 0.0908, 0.1189, 0.1557, 0.1952, 0.3746, 0.9882
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.6909, -1.1007, -0.7691, -0.5609, -0.4349, -0.3091, -0.1989, -0.0803, 0.0050, 0.1191, 0.2190, 0.3274,
            0.4348, 0.5482, 0.6447, 0.7640, 0.9500, 1.1783, 1.4070, 1.9989, 3.2689
        },
        {
            -3.2839, -2.7520, -2.2047, -1.6258, -1.2912, -1.0724, -0.8267, -0.6664, -0.4779, -0.3371, -0.2436, -0.1536,
            -0.0616, 0.2287, 0.3929, 0.5272, 0.6733, 0.9707, 1.3389, 2.3326, 3.6352
        },
        {
            -4.6308, -3.2598, -2.4800, -2.1672, -1.8585, -1.5406, -1.3450, -1.1606, -0.9810, -0.8424, -0.7086, -0.5773,
            -0.4410, -0.2425, -0.1049, 0.0000, 0.1274, 0.2983, 0.4967, 0.9529, 1.8916
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.6163, -1.1110, -0.7135, -0.5097, -0.3942, -0.2956, -0.2153, -0.1360, -0.0663, 0.0000, 0.0573, 0.1185,
            0.1830, 0.2481, 0.3215, 0.4217, 0.5361, 0.6938, 0.9234, 1.3589, 2.3546
        },
        {
            -3.2539, -2.2445, -1.7595, -1.2963, -0.9083, -0.7361, -0.5531, -0.4271, -0.3502, -0.2296, -0.1330, -0.0730,
            0.0207, 0.0912, 0.1727, 0.2746, 0.4984, 0.6411, 0.8204, 1.4456, 2.8029
        },
        {
            -3.0883, -1.9458, -1.5040, -1.1568, -0.8967, -0.7586, -0.6317, -0.5476, -0.4435, -0.3503, -0.2819, -0.1980,
            -0.1344, -0.0742, -0.0166, 0.0091, 0.0853, 0.1921, 0.3488, 0.8523, 1.9083
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
