package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankMetricsPropertyTest {

    @Property
    void aucIsTheShareOfPairsInTheRightOrder(@ForAll("judgements") List<Judgement> judgements) {
        double won = 0;
        long pairs = 0;
        for (Judgement harmful : judgements) {
            for (Judgement harmless : judgements) {
                if (harmful.harmful() && !harmless.harmful()) {
                    pairs++;
                    won += harmful.score() > harmless.score() ? 1 : harmful.score() == harmless.score() ? 0.5 : 0;
                }
            }
        }

        if (pairs == 0) {
            assertThat(RocAuc.of(judgements)).isNaN();
        } else {
            assertThat(RocAuc.of(judgements)).isCloseTo(won / pairs, within(1e-12));
        }
    }

    @Property
    void averagePrecisionIsTheMeanPrecisionAtEachHarmfulComment(@ForAll("judgements") List<Judgement> judgements) {
        double sum = 0;
        long harmful = 0;
        for (Judgement at : judgements) {
            if (at.harmful()) {
                long above =
                        judgements.stream().filter(j -> j.score() >= at.score()).count();
                long harmfulAbove = judgements.stream()
                        .filter(j -> j.harmful() && j.score() >= at.score())
                        .count();
                sum += (double) harmfulAbove / above;
                harmful++;
            }
        }

        if (harmful == 0) {
            assertThat(AveragePrecision.of(judgements)).isNaN();
        } else {
            assertThat(AveragePrecision.of(judgements)).isCloseTo(sum / harmful, within(1e-12));
        }
    }

    /** Few distinct scores, so that ties are common. */
    @Provide
    Arbitrary<List<Judgement>> judgements() {
        return Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.of(true, false))
                .as((twelfths, harmful) -> new Judgement(twelfths / 12.0, harmful))
                .list()
                .ofMaxSize(60);
    }
}
