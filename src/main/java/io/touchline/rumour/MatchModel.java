package io.touchline.rumour;

import java.util.HashMap;
import java.util.Map;

/**
 * How likely a stretch tells a claim again. Four logistic regressions see the same numbers and answer what each kind of
 * near miss is about: whether it reproaches the target with it or says something else with the same nouns, whether it
 * asserts it or denies, asks or refutes it, whether it means the target or somebody else, and all at once; a fifth says
 * whether the two have a topic in common. The result is calibrated. Fitted by {@code FitRumours} in test scope;
 * {@code rumour/model.txt} says on what. Immutable.
 */
final class MatchModel {

    private static final String RESOURCE = "/rumour/model.txt";

    /** The logit that a copy has at least, where the question is whether it says the same. */
    private static final double COPY = 4;

    private static final double DOUBLED = 2;
    private static final double NOT_THE_SAME = -60;

    /** By the question. @param sameTopic the least logit of a common topic @param calibration from the sum to a logit: intercept and slope */
    record Weights(
            double[] topic,
            double sameTopic,
            double[] blames,
            double[] asserts,
            double[] target,
            double[] all,
            double[] calibration) {}

    private final Weights cheap;
    private final Weights full;
    private final double threshold;
    private final double thresholdWithout;
    private final double worthAsking;

    MatchModel(Map<String, double[]> rows) {
        this.cheap = weights(rows, "cheap");
        this.full = weights(rows, "full");
        this.threshold = row(rows, "full.threshold")[0];
        this.thresholdWithout = row(rows, "cheap.threshold")[0];
        this.worthAsking = row(rows, "cheap.worth-asking")[0];
    }

    static MatchModel read() {
        return new MatchModel(new HashMap<>(ResourceLines.numbers(RESOURCE)));
    }

    private static Weights weights(Map<String, double[]> rows, String kind) {
        return new Weights(
                row(rows, kind + ".topic"),
                row(rows, kind + ".same-topic")[0],
                row(rows, kind + ".blames"),
                row(rows, kind + ".asserts"),
                row(rows, kind + ".target"),
                row(rows, kind + ".all"),
                row(rows, kind + ".calibration"));
    }

    private static double[] row(Map<String, double[]> rows, String name) {
        double[] row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException(RESOURCE + " has no row " + name);
        }
        return row;
    }

    /** From which probability on it is a match that a vector had its say in. */
    double threshold() {
        return threshold;
    }

    /** From which probability on it is a match without: higher, because words alone are the worse witness. */
    double thresholdWithout() {
        return thresholdWithout;
    }

    /** Below this probability by words alone no vector is asked for. */
    double worthAsking() {
        return worthAsking;
    }

    /** By words alone. */
    double cheap(PairNumbers pair) {
        return probability(cheap, sum(cheap, pair, new double[0], new double[0]));
    }

    /** With vectors. */
    double full(PairNumbers pair, Vectors vectors) {
        return probability(full, sum(full, pair, vectors.topic(), vectors.heads()));
    }

    private static double probability(Weights weights, double sum) {
        return 1 / (1 + Math.exp(-weights.calibration()[0] - weights.calibration()[1] * sum));
    }

    /** Whether the two have a topic in common at all. */
    private static boolean aboutTheSame(Weights weights, PairNumbers pair, double[] topicByVector) {
        return pair.copied() || dot(weights.topic(), pair.topic(), topicByVector) >= weights.sameTopic();
    }

    /** No strength in one question makes up for a plain no in another: of the single ones only the doubt counts. */
    static double sum(Weights weights, PairNumbers pair, double[] topicByVector, double[] heads) {
        if (!aboutTheSame(weights, pair, topicByVector)) {
            return NOT_THE_SAME;
        }
        double blames = dot(weights.blames(), pair.words(), heads);
        double asserts = dot(weights.asserts(), pair.words(), heads);
        double target = dot(weights.target(), pair.words(), heads);
        double all = dot(weights.all(), pair.words(), heads);
        if (pair.copied()) {
            blames = Math.max(COPY, blames);
            asserts = Math.max(COPY, asserts);
            all = Math.max(COPY, all);
        }
        return all + DOUBLED * (doubt(blames) + doubt(asserts) + doubt(target));
    }

    /** The logarithm of a logit's probability: 0 where it is sure. */
    private static double doubt(double logit) {
        return -Math.log1p(Math.exp(-Math.max(-30, logit)));
    }

    static double dot(double[] weights, double[] numbers, double[] more) {
        if (weights.length != numbers.length + more.length) {
            throw new IllegalStateException(
                    RESOURCE + " has " + weights.length + " weights for " + (numbers.length + more.length));
        }
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[i] * numbers[i];
        }
        for (int i = 0; i < more.length; i++) {
            sum += weights[numbers.length + i] * more[i];
        }
        return sum;
    }
}
