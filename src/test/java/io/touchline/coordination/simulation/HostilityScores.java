package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-5+ngram-ff1f3e6f+encoder-c55f521d}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 91.0% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0109, 0.2243, 0.5937, 0.7896, 0.8626, 0.9000, 0.9207, 0.9386, 0.9512, 0.9610, 0.9691, 0.9752, 0.9813, 0.9862,
        0.9903, 0.9933, 0.9958, 0.9977, 0.9990, 0.9999, 1.0000
    };

    /** 759 comments; 2.9% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0001, 0.0018, 0.0030, 0.0043, 0.0059, 0.0076, 0.0094, 0.0113, 0.0137, 0.0168, 0.0196, 0.0233, 0.0270, 0.0318,
        0.0381, 0.0472, 0.0582, 0.0783, 0.1020, 0.2630, 0.9936
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.7170, -1.1284, -0.7785, -0.5609, -0.4333, -0.3059, -0.1960, -0.0721, 0.0268, 0.1254, 0.2303, 0.3410,
            0.4556, 0.5957, 0.7404, 0.8544, 1.0207, 1.2457, 1.5523, 2.1423, 3.7358
        },
        {
            -4.5315, -3.5277, -3.1499, -2.6274, -2.2760, -1.8634, -1.7197, -1.3661, -1.1129, -0.7895, -0.6285, -0.2992,
            -0.1179, -0.0232, 0.0836, 0.2873, 0.4466, 0.8848, 1.3390, 2.1659, 3.2631
        },
        {
            -5.9196, -3.6539, -2.6837, -2.1789, -1.7811, -1.5414, -1.3300, -1.0938, -0.9055, -0.7311, -0.5853, -0.3988,
            -0.2524, -0.0879, 0.0000, 0.1645, 0.3800, 0.6273, 1.1491, 1.9230, 3.9676
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.5544, -1.0781, -0.7834, -0.6060, -0.4632, -0.3508, -0.2564, -0.1683, -0.0891, -0.0201, 0.0454, 0.1028,
            0.1707, 0.2517, 0.3176, 0.4104, 0.5175, 0.7200, 0.9562, 1.4953, 3.0597
        },
        {
            -3.7342, -2.8932, -2.2020, -1.6421, -1.3754, -1.2161, -1.0705, -0.8446, -0.6395, -0.4784, -0.3715, -0.1671,
            -0.0505, 0.0813, 0.1805, 0.3446, 0.5405, 0.8167, 1.1904, 1.6041, 2.4892
        },
        {
            -4.5050, -2.3749, -1.6488, -1.2821, -1.0021, -0.8579, -0.7371, -0.6034, -0.4904, -0.4133, -0.3361, -0.2538,
            -0.1881, -0.0920, -0.0064, 0.0333, 0.1454, 0.2881, 0.5480, 1.2211, 2.9634
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
