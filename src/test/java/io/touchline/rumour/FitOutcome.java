package io.touchline.rumour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What sums come to on rows that they were not fitted on: calibration, thresholds, shares. Used by {@link FitRumours}. */
final class FitOutcome {

    /** Share of the rewordings that may be lost for not asking an encoder. */
    private static final double LOST = 0.02;

    /** Sums below are far from any match; how far would say how sure one is of a match, if they counted. */
    private static final double LEAST = -10;

    private FitOutcome() {}

    static double[] calibration(Map<FitRow, Double> sums) {
        Regression regression = new Regression();
        sums.forEach((row, sum) -> {
            if (row.own()) {
                regression.add(
                        new double[] {1, Math.max(LEAST, sum)}, row.comment().tells());
            }
        });
        return regression.fit(0.01, 1);
    }

    static double probability(double[] calibration, double sum) {
        return 1 / (1 + Math.exp(-calibration[0] - calibration[1] * sum));
    }

    static double falseMatches(Map<FitRow, Double> sums, double threshold) {
        return RumourCase.NEAR_MISSES.stream()
                .mapToDouble(kind -> share(sums, row -> row.own() && row.is(List.of(kind)), threshold))
                .average()
                .orElseThrow();
    }

    static double share(Map<FitRow, Double> sums, Predicate<FitRow> which, double threshold) {
        List<Double> values = sums.entrySet().stream()
                .filter(row -> which.test(row.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return values.stream().filter(value -> value >= threshold).count() / (double) values.size();
    }

    /** The least sum from which on both shares are kept. @param talk of the comments on anything else */
    static double threshold(Map<FitRow, Double> sums, double falseMatches, double talk) {
        return sums.entrySet().stream()
                .filter(row -> row.getKey().own())
                .map(Map.Entry::getValue)
                .sorted()
                .filter(value -> falseMatches(sums, value) <= falseMatches)
                .filter(value -> share(sums, FitRow::isTalk, value) <= talk)
                .findFirst()
                .orElseThrow();
    }

    static double worthAsking(Map<FitRow, Double> cheap, Map<FitRow, Double> full, double threshold) {
        List<Double> found = cheap.entrySet().stream()
                .filter(row -> row.getKey().own() && row.getKey().comment().tells())
                .filter(row -> full.get(row.getKey()) >= threshold)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return found.get((int) (LOST * found.size()));
    }

    static Map<FitRow, Double> gated(Map<FitRow, Double> full, Map<FitRow, Double> cheap, double asking) {
        Map<FitRow, Double> gated = new LinkedHashMap<>();
        full.forEach((row, sum) -> gated.put(row, cheap.get(row) >= asking ? sum : -1e9));
        return gated;
    }

    static void report(String name, Map<FitRow, Double> sums, double threshold) {
        System.out.printf(
                Locale.ROOT,
                "%s: recall %.3f, false matches %.3f (",
                name,
                share(sums, row -> row.own() && row.comment().tells(), threshold),
                falseMatches(sums, threshold));
        for (String kind : RumourCase.NEAR_MISSES) {
            System.out.printf(
                    Locale.ROOT, "%s %.3f ", kind, share(sums, row -> row.own() && row.is(List.of(kind)), threshold));
        }
        System.out.printf(
                Locale.ROOT,
                "), beside other rumours %.4f, talk %.4f%n",
                share(sums, row -> !row.own() && !row.isTalk(), threshold),
                share(sums, FitRow::isTalk, threshold));
    }
}
