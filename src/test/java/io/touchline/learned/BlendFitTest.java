package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What evidence tells little, or the wrong way, has to count a little; the score is still right on average. */
class BlendFitTest {

    private static final int COMMENTS = 4_000;
    private static final double LEAST = 0.1;
    private static final double STEP = 0.02;
    private static final Offset<Double> NEAR = within(0.002);

    private final double[] lexicons = new double[COMMENTS];
    private final double[] ngrams = new double[COMMENTS];
    private final boolean[] harmful = new boolean[COMMENTS];

    /** Contributions of the lexicons from 0 to 20, log-odds of the n-grams from -6 to 6. */
    private BlendFit fit(DoubleBinaryOperator logOdds) {
        Random random = new Random(1);
        for (int i = 0; i < COMMENTS; i++) {
            lexicons[i] = 20 * random.nextDouble();
            ngrams[i] = 12 * random.nextDouble() - 6;
            harmful[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds.applyAsDouble(lexicons[i], ngrams[i])));
        }
        return BlendFit.of(lexicons, ngrams, harmful);
    }

    @Test
    void findsTheWeights() {
        BlendFit fit = fit((lexicons, ngrams) -> 0.5 * lexicons + ngrams - 5);

        assertThat(fit.ofLexicons()).isCloseTo(0.5, within(0.06));
        assertThat(fit.ofNgrams()).isCloseTo(1, within(0.12));
        assertThat(fit.constant()).isCloseTo(-5, within(0.6));
    }

    @Test
    void isRightOnAverageWhereLexiconsTellNothing() {
        BlendFit fit = fit((lexicons, ngrams) -> ngrams - 1);

        assertThat(fit.ofLexicons()).isEqualTo(LEAST);
        assertThat(fit.ofNgrams()).isGreaterThan(0.8);
        assertThatItIsTheBest(fit);
    }

    @Test
    void isRightOnAverageWhereNgramsTellTheOpposite() {
        BlendFit fit = fit((lexicons, ngrams) -> 0.4 * lexicons - 0.3 * ngrams - 3);

        assertThat(fit.ofNgrams()).isEqualTo(LEAST);
        assertThat(fit.ofLexicons()).isGreaterThan(0.3);
        assertThatItIsTheBest(fit);
    }

    @Test
    void isRightOnAverageWhereNothingTells() {
        BlendFit fit = fit((lexicons, ngrams) -> 0);

        assertThat(fit.ofLexicons()).isEqualTo(LEAST);
        assertThat(fit.ofNgrams()).isEqualTo(LEAST);
        assertThatItIsTheBest(fit);
    }

    private void assertThatItIsTheBest(BlendFit fit) {
        assertThat(mean(i -> fit.score(lexicons[i], ngrams[i]))).isCloseTo(mean(i -> harmful[i] ? 1 : 0), NEAR);
        double[] steps = {-STEP, 0, STEP};
        for (double ofLexicons : steps) {
            for (double ofNgrams : steps) {
                for (double constant : steps) {
                    BlendFit other = new BlendFit(
                            Math.max(LEAST, fit.ofLexicons() + ofLexicons),
                            Math.max(LEAST, fit.ofNgrams() + ofNgrams),
                            fit.constant() + constant);
                    assertThat(logLikelihood(other)).isLessThanOrEqualTo(logLikelihood(fit) + NEAR.value);
                }
            }
        }
    }

    private static double mean(IntToDoubleFunction of) {
        return IntStream.range(0, COMMENTS).mapToDouble(of).average().orElseThrow();
    }

    private double logLikelihood(BlendFit fit) {
        double sum = 0;
        for (int i = 0; i < COMMENTS; i++) {
            double score = fit.score(lexicons[i], ngrams[i]);
            sum += Math.log(harmful[i] ? score : 1 - score);
        }
        return sum;
    }

    @Test
    void ofOneFollowsWhatRisesSlowlyAndRefusesWhatDoesNot() {
        fit((lexicons, ngrams) -> 0.05 * lexicons + 1);

        LearnedModel.Blend blend = BlendFit.ofOne(lexicons, harmful).orElseThrow();
        assertThat(blend.slope()).isCloseTo(0.05, within(0.02));
        assertThat(mean(i -> blend.score(lexicons[i]))).isCloseTo(mean(i -> harmful[i] ? 1 : 0), NEAR);

        fit((lexicons, ngrams) -> 2 - 0.1 * lexicons);
        assertThat(BlendFit.ofOne(lexicons, harmful)).isEmpty();
    }
}
