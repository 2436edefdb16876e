package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-7+ngram-8a2abafc+encoder-52a276bd}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 92.0% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0087, 0.1718, 0.6225, 0.8603, 0.9032, 0.9273, 0.9436, 0.9556, 0.9658, 0.9732, 0.9810, 0.9852, 0.9885, 0.9913,
        0.9945, 0.9967, 0.9978, 0.9988, 0.9995, 0.9999, 1.0000
    };

    /** 759 comments; 2.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0001, 0.0013, 0.0022, 0.0030, 0.0040, 0.0051, 0.0064, 0.0078, 0.0091, 0.0109, 0.0132, 0.0163, 0.0194, 0.0237,
        0.0309, 0.0390, 0.0510, 0.0634, 0.0853, 0.1134, 0.9969
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -2.4886, -1.5747, -1.0834, -0.7825, -0.5480, -0.3992, -0.2344, -0.1172, -0.0253, 0.0783, 0.1868, 0.2905,
            0.4062, 0.5428, 0.6702, 0.8071, 0.9865, 1.2052, 1.5548, 2.1185, 4.0762
        },
        {
            -3.9997, -3.4350, -3.0455, -2.6089, -2.2134, -2.0022, -1.8372, -1.3244, -1.1503, -0.9553, -0.4189, -0.2663,
            -0.0101, 0.0693, 0.2802, 0.6841, 1.0164, 1.2174, 1.6724, 2.3352, 3.5145
        },
        {
            -6.2616, -3.6943, -2.7091, -2.2297, -1.9152, -1.6785, -1.4550, -1.2215, -0.9917, -0.8217, -0.6811, -0.5474,
            -0.3483, -0.1684, 0.0000, 0.0947, 0.2479, 0.5011, 0.8797, 1.4534, 2.8517
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.7107, -2.0074, -1.2756, -0.9544, -0.6888, -0.4723, -0.3145, -0.2051, -0.1275, -0.0536, 0.0194, 0.1079,
            0.2055, 0.3090, 0.4260, 0.5541, 0.7381, 0.9173, 1.1241, 1.6341, 3.5675
        },
        {
            -3.6362, -2.8765, -2.4155, -1.8246, -1.4960, -1.1329, -0.8971, -0.7863, -0.7371, -0.6341, -0.5102, -0.3786,
            -0.0992, -0.0100, 0.1114, 0.2984, 0.4244, 0.5370, 0.6565, 1.0030, 2.2850
        },
        {
            -5.3176, -2.5148, -1.7363, -1.3274, -1.0751, -0.9105, -0.7736, -0.6627, -0.5376, -0.4247, -0.3059, -0.2062,
            -0.1144, -0.0256, 0.0003, 0.1193, 0.2347, 0.3804, 0.6388, 1.2259, 2.7778
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
