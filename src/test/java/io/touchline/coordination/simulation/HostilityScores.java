package io.touchline.coordination.simulation;

/**
 * What our scorer says of harmful and of harmless text. Measured by {@code SimulationScores}: every comment of {@code
 * functional-test.jsonl} and {@code functional-test-2.jsonl} through {@code CommentPipeline} with the bundled lexicons,
 * n-grams and second tier and the registry {@code targets.json} (model {@code
 * evidence-5+ngram-738f5c72+encoder-362e4f10}); of each the largest of the three category scores; the 21 quantiles from
 * 0 to 100% in steps of 5. Between two of them a draw is even.
 */
final class HostilityScores {

    /** 937 comments; 90.7% of them at 0.5 or above. */
    private static final double[] HARMFUL = {
        0.0149, 0.1845, 0.6125, 0.8049, 0.8860, 0.9109, 0.9275, 0.9441, 0.9571, 0.9656, 0.9729, 0.9785, 0.9834, 0.9890,
        0.9922, 0.9951, 0.9972, 0.9986, 0.9993, 0.9999, 1.0000
    };

    /** 759 comments; 2.5% of them at 0.5 or above. */
    private static final double[] HARMLESS = {
        0.0002, 0.0017, 0.0028, 0.0035, 0.0048, 0.0063, 0.0086, 0.0100, 0.0120, 0.0143, 0.0169, 0.0206, 0.0254, 0.0306,
        0.0368, 0.0451, 0.0550, 0.0739, 0.0904, 0.1630, 0.9871
    };

    /**
     * By how much log-odds change where {@link Rewording} says the same in other words, of texts under .2, to .8 and
     * over: their Chinese comments without a disguise, three times each; the ends are those of 1 and 99%.
     */
    private static final double[][] REWORDED = {
        {
            -1.9127, -1.1753, -0.8560, -0.6426, -0.4873, -0.3294, -0.1947, -0.0919, 0.0040, 0.0962, 0.2080, 0.3099,
            0.4054, 0.5205, 0.6795, 0.8052, 0.9657, 1.1905, 1.5240, 2.0033, 3.8082
        },
        {
            -4.7810, -3.6379, -3.1240, -2.8012, -2.1867, -1.8339, -1.6150, -1.3360, -1.0964, -0.7591, -0.5060, -0.3716,
            -0.2433, 0.1067, 0.2305, 0.3410, 0.6413, 1.0534, 1.4966, 2.1837, 3.4302
        },
        {
            -5.8504, -3.9286, -2.7948, -2.2549, -1.9108, -1.6566, -1.4252, -1.2229, -0.9974, -0.7956, -0.6659, -0.5297,
            -0.3663, -0.1874, 0.0000, 0.0878, 0.2886, 0.5465, 1.0073, 1.9285, 3.6797
        }
    };

    /** The same where something is added before or behind. */
    private static final double[][] ADDED = {
        {
            -2.0879, -1.3371, -0.9384, -0.7040, -0.5360, -0.4215, -0.3062, -0.2087, -0.1186, -0.0471, 0.0074, 0.0679,
            0.1490, 0.2373, 0.3313, 0.4599, 0.5580, 0.7251, 1.0191, 1.4190, 3.2516
        },
        {
            -4.0161, -2.7485, -2.1185, -1.6595, -1.4247, -1.2054, -1.0244, -0.8023, -0.6741, -0.4799, -0.4055, -0.3010,
            -0.1909, -0.0839, 0.1371, 0.2194, 0.3758, 0.4721, 0.8577, 1.5675, 2.7637
        },
        {
            -4.6363, -2.4296, -1.7219, -1.3377, -1.0945, -0.9147, -0.7660, -0.6592, -0.5371, -0.4535, -0.3471, -0.2526,
            -0.1490, -0.0534, 0.0000, 0.0205, 0.1405, 0.3103, 0.6191, 1.3467, 3.4162
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
