package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-75d00f20+encoder-d136fbbd}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 88.7% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0101, 0.1694, 0.3616, 0.6820, 0.8001, 0.8425, 0.8757, 0.9051, 0.9266, 0.9447, 0.9576, 0.9650, 0.9724, 0.9793,
        0.9836, 0.9907, 0.9934, 0.9956, 0.9976, 0.9993, 1.0000
    };

    /** 759 comments; 3.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0003, 0.0031, 0.0054, 0.0073, 0.0098, 0.0127, 0.0156, 0.0188, 0.0222, 0.0270, 0.0314, 0.0376, 0.0434, 0.0526,
        0.0644, 0.0825, 0.1016, 0.1307, 0.1647, 0.2620, 0.9882
    };

    /** By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and over: their Chinese comments without a disguise, three times each; the ends are those of 1 and
     * 99%. */
    private static final double[][] REWORDED = {
        {
            -1.8081, -1.1910, -0.8009, -0.5855, -0.4494, -0.3199, -0.2070, -0.0885, 0.0025, 0.1128, 0.2168, 0.3351,
            0.4484, 0.5508, 0.6572, 0.7798, 0.9874, 1.2193, 1.4734, 2.0518, 3.7270
        },
        {
            -3.7537, -2.7932, -2.5129, -2.0854, -1.4833, -1.1959, -0.8683, -0.6057, -0.4367, -0.2974, -0.1929, -0.1256,
            0.0039, 0.1192, 0.2864, 0.4118, 0.6484, 0.8710, 1.1997, 1.7070, 2.7301
        },
        {
            -4.6513, -3.1542, -2.3595, -1.9800, -1.7111, -1.4641, -1.2674, -1.0931, -0.9107, -0.7724, -0.6534, -0.4949,
            -0.3628, -0.1978, -0.0770, 0.0025, 0.1484, 0.3161, 0.6188, 0.9700, 1.7093
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -1.7431, -1.1592, -0.7336, -0.5108, -0.4025, -0.2933, -0.2111, -0.1326, -0.0601, 0.0005, 0.0618, 0.1223,
            0.1890, 0.2547, 0.3303, 0.4330, 0.5509, 0.7199, 0.9430, 1.4016, 2.5369
        },
        {
            -3.5555, -2.2837, -1.6891, -1.2979, -1.0611, -0.8495, -0.6674, -0.4946, -0.3521, -0.2679, -0.1585, -0.0960,
            0.0125, 0.1264, 0.2246, 0.2917, 0.4088, 0.6008, 0.7795, 1.4853, 2.9672
        },
        {
            -3.5635, -1.9767, -1.4528, -1.1508, -0.8960, -0.7554, -0.6255, -0.5362, -0.4338, -0.3439, -0.2665, -0.1863,
            -0.1262, -0.0627, 0.0000, 0.0246, 0.1191, 0.2116, 0.3784, 0.8672, 1.8439
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
