package io.touchline.rumour;

import java.util.HashMap;
import java.util.Map;

/**
 * How likely a stretch tells a claim again. Logistic regressions see the same numbers and answer each what one kind of near
 * miss is about. By words alone: whether it reproaches the target with it or says something else with the same nouns,
 * whether it asserts it or denies, asks or refutes it, whether it means the target or somebody else, whether it is no mere
 * talk, and all at once; a further one says whether the two have a topic in common. Where an encoder has read both, they
 * see its answers too, and four are enough: all near misses, denials, other rumours, mere talk. The result is calibrated.
 * Fitted by {@code FitRumours} in test scope; {@code rumour/model.txt} says on what. Immutable.
 */
final class MatchModel {

    private static final String RESOURCE = "/rumour/model.txt";

    /** The logit that a copy has at least, where the question is whether it says the same. */
    private static final double COPY = 4;

    private static final double DOUBLED = 2;

    /** What a doubt counts, where an encoder has read both. */
    private static final double OF_TOPIC = 2;

    private static final double OF_ASSERTION = 1;

    private static final double OF_TALK_BY_WORDS = 12;
    private static final double OF_TALK = 12;
    private static final double NOT_THE_SAME = -60;
    private static final double[] NOTHING = {};

    /** By the question. @param sameTopic the least logit of a common topic @param calibration from the sum to a logit: intercept and slope */
    record Weights(
            double[] topic,
            double sameTopic,
            double[] blames,
            double[] asserts,
            double[] target,
            double[] talk,
            double[] all,
            double[] calibration) {}

    /** Answers of an encoder are logits of up to some ten. */
    private static final double ODDS = 3;

    private static final double ODDS_OF_ONE = 5;

    /** Among an encoder's answers, see {@link PairReader}. */
    private static final int DENIED = 1;

    /** So much likelier than that the claim is told, in log-odds: seven times. */
    private static final double SURE = 2;

    /** Where an encoder has read both. */
    record Read(double[] topic, double[] talk, double[] asserts, double[] all, double[] calibration) {}

    private final Weights cheap;
    private final Read full;
    private final double threshold;
    private final double thresholdWithout;
    private final double copied;
    private final double worthAsking;

    MatchModel(Map<String, double[]> rows) {
        this.cheap = weights(rows, "cheap");
        this.full = new Read(
                row(rows, "full.topic"),
                row(rows, "full.talk"),
                row(rows, "full.asserts"),
                row(rows, "full.all"),
                row(rows, "full.calibration"));
        this.threshold = row(rows, "full.threshold")[0];
        this.thresholdWithout = row(rows, "cheap.threshold")[0];
        this.copied = row(rows, "cheap.copied")[0];
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
                row(rows, kind + ".talk"),
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

    /** From which probability on it is a match that an encoder had its say in. */
    double threshold() {
        return threshold;
    }

    /** From which probability on it is a match without. The two are fitted apart and say nothing of each other. */
    double thresholdWithout() {
        return thresholdWithout;
    }

    /** The same of what has the claim's own words; with an encoder these are always enough, by {@link #COPY}. */
    double thresholdOfCopy() {
        return copied;
    }

    /** Below this probability by words alone no encoder is asked. */
    double worthAsking() {
        return worthAsking;
    }

    /** By words alone. */
    double cheap(PairNumbers pair) {
        return probability(cheap.calibration(), sum(cheap, pair));
    }

    /** @param read as {@link PairReader} gives it */
    double full(PairNumbers pair, double[] read) {
        return probability(full.calibration(), sum(full, pair, answers(read)));
    }

    private static double probability(double[] calibration, double sum) {
        return 1 / (1 + Math.exp(-calibration[0] - calibration[1] * sum));
    }

    /** An encoder's answers for a logistic regression: the log-odds that it tells, against all and against each other. */
    static double[] answers(double[] read) {
        double[] answers = new double[read.length];
        double others = 0;
        for (int k = 1; k < read.length; k++) {
            others += Math.exp(read[k]);
            answers[k] = (read[0] - read[k]) / ODDS_OF_ONE;
        }
        answers[0] = (read[0] - Math.log(others)) / ODDS;
        return answers;
    }

    static double sum(Read weights, PairNumbers pair, double[] answers) {
        boolean copied = pair.copied() && !isSurelyDenied(answers);
        return logit(weights.all(), pair, answers, copied)
                + OF_TOPIC * doubt(logit(weights.topic(), pair, answers, copied))
                + OF_TALK * doubt(logit(weights.talk(), pair, answers, copied))
                + OF_ASSERTION * doubt(logit(weights.asserts(), pair, answers, copied));
    }

    /**
     * True if an encoder is sure that the claim is denied, whatever words it has. That it is said of another is
     * {@link Subject}'s to say: an encoder says so too of a copy beside what is said of somebody else.
     */
    private static boolean isSurelyDenied(double[] answers) {
        return answers[DENIED] * ODDS_OF_ONE <= -SURE;
    }

    private static double logit(double[] weights, PairNumbers pair, double[] answers, boolean copied) {
        double logit = dot(weights, pair.words(), answers);
        return copied ? Math.max(COPY, logit) : logit;
    }

    /** Whether the two have a topic in common at all. */
    private static boolean aboutTheSame(Weights weights, PairNumbers pair) {
        return pair.copied() || dot(weights.topic(), pair.topic(), NOTHING) >= weights.sameTopic();
    }

    /** No strength in one question makes up for a plain no in another: of the single ones only the doubt counts. */
    static double sum(Weights weights, PairNumbers pair) {
        if (!aboutTheSame(weights, pair)) {
            return NOT_THE_SAME;
        }
        double blames = logit(weights.blames(), pair, NOTHING, pair.copied());
        double asserts = logit(weights.asserts(), pair, NOTHING, pair.copied());
        double target = dot(weights.target(), pair.words(), NOTHING);
        return logit(weights.all(), pair, NOTHING, pair.copied())
                + DOUBLED * (doubt(blames) + doubt(asserts) + doubt(target))
                + OF_TALK_BY_WORDS * doubt(logit(weights.talk(), pair, NOTHING, pair.copied()));
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
