package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured: every comment of {@code functional-test.jsonl} and
 * {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons, n-grams and second tier and
 * the registry {@code targets.json} (model {@code evidence-2+ngram-b827b66b+encoder-871a64f7}); of each the largest of
 * the three category scores; the 21 quantiles from 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 84.0% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0195, 0.1450, 0.2860, 0.4661, 0.6207, 0.7197, 0.7784, 0.8175, 0.8511, 0.8759, 0.9021, 0.9203, 0.9386, 0.9501,
        0.9646, 0.9734, 0.9825, 0.9896, 0.9937, 0.9985, 1.0000
    };

    /** 759 comments; 5.0% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0008, 0.0073, 0.0117, 0.0158, 0.0197, 0.0235, 0.0285, 0.0344, 0.0408, 0.0473, 0.0547, 0.0633, 0.0776, 0.0918,
        0.1118, 0.1365, 0.1642, 0.1978, 0.2609, 0.4963, 0.9987
    };

    /** How far the log-odds of the same comment in other writing are away: 387 disguised comments and their partners. */
    private static final double[] WOBBLE = {
        0, 0, 0, 0, 0, 0, 0, 0.0242, 0.0359, 0.0514, 0.0872, 0.1541, 0.2530, 0.3784, 0.4911, 0.6385, 0.8004, 1.2793,
        1.8815, 2.5238, 4.6538
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
