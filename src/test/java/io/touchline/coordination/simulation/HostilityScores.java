package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-20ed4f56+encoder-2aca2d12}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 85.1% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0116, 0.1368, 0.2577, 0.5022, 0.6872, 0.7959, 0.8346, 0.8650, 0.8963, 0.9198, 0.9381, 0.9471, 0.9606, 0.9709,
        0.9778, 0.9843, 0.9902, 0.9946, 0.9968, 0.9993, 1.0000
    };

    /** 759 comments; 4.2% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0003, 0.0037, 0.0059, 0.0090, 0.0112, 0.0147, 0.0185, 0.0232, 0.0275, 0.0323, 0.0384, 0.0458, 0.0564, 0.0677,
        0.0812, 0.0993, 0.1281, 0.1545, 0.1977, 0.3980, 0.9870
    };

    /** How far the log-odds of the same comment in other writing are away: 387 disguised comments and their partners. */
    private static final double[] WOBBLE = {
        0, 0, 0, 0, 0, 0, 0, 0.0154, 0.0360, 0.0453, 0.0719, 0.1599, 0.2429, 0.3671, 0.5276, 0.6539, 0.7888, 1.2681,
        1.8381, 3.0425, 4.9230
    };

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
    double near(double score, String text) {
        double share = shareOf(text);
        double away = quantile(WOBBLE, Math.abs(2 * share - 1)) * Math.signum(share - 0.5);
        double clipped = Math.min(1 - LEAST, Math.max(LEAST, score));
        return 1 / (1 + Math.exp(-Math.log(clipped / (1 - clipped)) - away));
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
