package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-3+ngram-adf46cb6+encoder-d5100c09}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 84.6% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0088, 0.1154, 0.3203, 0.4929, 0.6342, 0.7498, 0.8294, 0.8652, 0.8938, 0.9161, 0.9322, 0.9436, 0.9553, 0.9666,
        0.9758, 0.9819, 0.9884, 0.9929, 0.9958, 0.9990, 1.0000
    };

    /** 759 comments; 3.8% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0004, 0.0039, 0.0067, 0.0090, 0.0112, 0.0148, 0.0183, 0.0224, 0.0269, 0.0329, 0.0404, 0.0465, 0.0537, 0.0644,
        0.0798, 0.1010, 0.1196, 0.1422, 0.1756, 0.3721, 0.9968
    };

    /** How far the log-odds of the same comment in other writing are away: 387 disguised comments and their partners. */
    private static final double[] WOBBLE = {
        0, 0, 0, 0, 0, 0, 0, 0.0155, 0.0311, 0.0419, 0.0685, 0.1580, 0.2483, 0.3280, 0.4379, 0.5966, 0.8116, 1.1847,
        1.6316, 2.7271, 5.1214
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
