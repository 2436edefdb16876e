package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-49064252+encoder-c9336d23}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 86.2% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0083, 0.1368, 0.3451, 0.5691, 0.7261, 0.8276, 0.8639, 0.8977, 0.9209, 0.9367, 0.9519, 0.9620, 0.9700, 0.9768,
        0.9825, 0.9892, 0.9934, 0.9959, 0.9978, 0.9995, 1.0000
    };

    /** 759 comments; 4.3% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0002, 0.0025, 0.0046, 0.0064, 0.0086, 0.0112, 0.0140, 0.0173, 0.0203, 0.0245, 0.0291, 0.0347, 0.0416, 0.0516,
        0.0639, 0.0818, 0.1042, 0.1320, 0.1949, 0.4346, 0.9882
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.7257, -1.1184, -0.8259, -0.6086, -0.4549, -0.3178, -0.2111, -0.1186, -0.0318, 0.0694, 0.1799, 0.2730,
            0.3850, 0.4868, 0.6243, 0.7684, 0.9356, 1.1599, 1.4133, 1.9195, 3.1987
        },
        {
            -3.4559, -2.4772, -2.0807, -1.8426, -1.5258, -1.3267, -1.0642, -0.8581, -0.6460, -0.5392, -0.3594, -0.2099,
            -0.0828, 0.1420, 0.3232, 0.5026, 0.6539, 0.8484, 1.2051, 1.8737, 2.9934
        },
        {
            -4.5657, -2.9816, -2.4101, -2.0186, -1.7497, -1.5334, -1.3181, -1.1798, -1.0044, -0.8313, -0.6924, -0.5707,
            -0.4320, -0.2814, -0.1756, 0.0000, 0.1292, 0.2366, 0.5042, 0.9144, 1.4866
        },
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.6789, -1.1653, -0.7644, -0.5715, -0.4413, -0.3231, -0.2396, -0.1663, -0.0751, -0.0175, 0.0325, 0.0951,
            0.1660, 0.2319, 0.3120, 0.4217, 0.5286, 0.7084, 0.9531, 1.4750, 2.5413
        },
        {
            -2.7811, -2.1477, -1.6025, -1.1973, -0.9558, -0.7679, -0.6313, -0.5075, -0.3911, -0.3025, -0.2169, -0.1564,
            -0.0752, 0.0018, 0.1314, 0.2537, 0.3369, 0.5759, 0.8337, 1.1966, 1.7276
        },
        {
            -3.7755, -1.8912, -1.4211, -1.1386, -0.9462, -0.7999, -0.6780, -0.5709, -0.4660, -0.3804, -0.2949, -0.2275,
            -0.1522, -0.0940, -0.0173, 0.0061, 0.0867, 0.2106, 0.3566, 0.7712, 1.7209
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
