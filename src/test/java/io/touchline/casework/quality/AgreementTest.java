package io.touchline.casework.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private enum Answer {
        YES,
        NO
    }

    /** The textbook's table: 20 and 15 alike, 5 and 10 not, κ 0.4. */
    @Test
    void isWhatTheTextbookSays() {
        Agreement agreement = Agreement.of(
                Answer.class,
                Map.of(
                        Answer.YES, Map.of(Answer.YES, 20L, Answer.NO, 5L),
                        Answer.NO, Map.of(Answer.YES, 10L, Answer.NO, 15L)));

        assertThat(agreement.pairs()).isEqualTo(50);
        assertThat(agreement.agreed()).isEqualTo(35);
        assertThat(agreement.kappa()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void isOneIfAllAreAlike() {
        Agreement agreement = Agreement.of(
                Answer.class, Map.of(Answer.YES, Map.of(Answer.YES, 3L), Answer.NO, Map.of(Answer.NO, 1L)));

        assertThat(agreement.kappa()).isCloseTo(1, within(1e-12));
    }

    @Test
    void isBelowNothingIfEachSaysTheOpposite() {
        Agreement agreement = Agreement.of(
                Answer.class, Map.of(Answer.YES, Map.of(Answer.NO, 2L), Answer.NO, Map.of(Answer.YES, 2L)));

        assertThat(agreement.kappa()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void saysNothingWherePairsSayNothing() {
        assertThat(Agreement.of(Answer.class, Map.of()).kappa()).isNull();
        assertThat(Agreement.of(Answer.class, Map.of(Answer.YES, Map.of(Answer.YES, 9L)))
                        .kappa())
                .isNull();
    }
}
