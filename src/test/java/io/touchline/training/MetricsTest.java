package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class MetricsTest {

    private static final List<Judgement> SAMPLE =
            judgements(new double[] {0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.3, 0.2}, 1, 1, 0, 1, 0, 1, 0, 0);

    @Test
    void countsTheConfusion() {
        Confusion confusion = Confusion.of(SAMPLE);

        assertThat(confusion).isEqualTo(new Confusion(3, 2, 1, 2));
        assertThat(confusion.precision()).isEqualTo(0.6);
        assertThat(confusion.recall()).isEqualTo(0.75);
        assertThat(confusion.f1()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(confusion.accuracy()).isEqualTo(0.625);
    }

    @Test
    void aScoreOfOneHalfIsFlagged() {
        assertThat(Confusion.of(judgements(new double[] {0.5, 0.499999}, 1, 1))).isEqualTo(new Confusion(1, 0, 1, 0));
    }

    @Test
    void ratesOverNothingAreNotANumber() {
        assertThat(Confusion.of(List.of()).precision()).isNaN();
        assertThat(Confusion.of(List.of()).f1()).isNaN();
        assertThat(RocAuc.of(judgements(new double[] {0.1, 0.2}, 1, 1))).isNaN();
        assertThat(AveragePrecision.of(judgements(new double[] {0.1, 0.2}, 0, 0)))
                .isNaN();
        assertThat(CalibrationError.expected(List.of())).isNaN();
        assertThat(CalibrationError.brier(List.of())).isNaN();
    }

    @Test
    void areaUnderTheCurve() {
        // Pairs won: 0.9 and 0.8 beat four each, 0.6 beats three, 0.4 beats two, of sixteen.
        assertThat(RocAuc.of(SAMPLE)).isEqualTo(13 / 16.0);
        assertThat(RocAuc.of(judgements(new double[] {0.5, 0.5, 0.5}, 1, 0, 0))).isEqualTo(0.5);
        assertThat(RocAuc.of(judgements(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1)))
                .isEqualTo(0.75);
    }

    /** As of lexicons, which say nothing of most comments. */
    @Test
    void areaUnderTheCurveOfManyWithOneScore() {
        List<Judgement> tied = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            tied.add(new Judgement(0.02, i % 2 == 0));
        }

        assertThat(RocAuc.of(tied)).isEqualTo(0.5);
    }

    @Test
    void averagePrecision() {
        assertThat(AveragePrecision.of(SAMPLE)).isCloseTo((1 + 1 + 3 / 4.0 + 4 / 6.0) / 4, within(1e-12));
        assertThat(AveragePrecision.of(judgements(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1)))
                .isCloseTo(0.8333333333333333, within(1e-12));
        assertThat(AveragePrecision.of(judgements(new double[] {0.5, 0.5, 0.5, 0.5}, 1, 0, 0, 0)))
                .isEqualTo(0.25);
    }

    @Test
    void expectedCalibrationError() {
        List<Judgement> judgements = judgements(new double[] {0.05, 0.05, 0.95, 1.0}, 0, 1, 1, 1);

        // The first bin says 0.05 and holds 0.5; the last says 0.975 and holds 1.
        assertThat(CalibrationError.expected(judgements)).isCloseTo(0.5 * 0.45 + 0.5 * 0.025, within(1e-12));
    }

    @Test
    void brierScore() {
        assertThat(CalibrationError.brier(judgements(new double[] {0.8, 0.4}, 1, 0)))
                .isCloseTo((0.04 + 0.16) / 2, within(1e-12));
    }

    @Test
    void throughputByNearestRank() {
        long[] nanos = new long[100];
        for (int i = 0; i < 100; i++) {
            nanos[i] = (100 - i) * 1_000L;
        }

        Throughput throughput = Throughput.of(nanos);

        assertThat(throughput.medianMicros()).isEqualTo(50);
        assertThat(throughput.p99Micros()).isEqualTo(99);
        assertThat(throughput.commentsPerSecond()).isCloseTo(100 / 0.00505, within(1e-6));
    }

    @Test
    void sliceShares() {
        KindSlice slice = new KindSlice();
        slice.add(new Judgement(0.9, true));
        slice.add(new Judgement(0.1, true));
        slice.add(new Judgement(0.6, false));
        slice.addUnknown(true);

        assertThat(slice.comments()).isEqualTo(4);
        assertThat(slice.caughtShare()).isEqualTo(0.5);
        assertThat(slice.flaggedShare()).isEqualTo(0.75);
        assertThat(slice.falsePositiveShare()).isEqualTo(1);
    }

    private static List<Judgement> judgements(double[] scores, int... labels) {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            judgements.add(new Judgement(scores[i], labels[i] == 1));
        }
        return judgements;
    }
}
