package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-3709b53c+encoder-509be0ac}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 83.2% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0178, 0.1358, 0.2443, 0.4456, 0.5784, 0.6607, 0.7534, 0.8021, 0.8347, 0.8642, 0.8914, 0.9124, 0.9329, 0.9479,
        0.9612, 0.9725, 0.9829, 0.9887, 0.9941, 0.9984, 1.0000
    };

    /** 759 comments; 4.7% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0007, 0.0077, 0.0116, 0.0155, 0.0176, 0.0215, 0.0276, 0.0325, 0.0371, 0.0435, 0.0496, 0.0605, 0.0710, 0.0843,
        0.1014, 0.1247, 0.1523, 0.1798, 0.2502, 0.4255, 0.9986
    };

    /** How far the log-odds of the same comment in other writing are away: 387 disguised comments and their partners. */
    private static final double[] WOBBLE = {
        0, 0, 0, 0, 0, 0, 0, 0.0234, 0.0372, 0.0532, 0.1058, 0.1692, 0.2759, 0.3786, 0.4797, 0.6156, 0.7850, 1.1962,
        1.9049, 2.6403, 4.8499
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
