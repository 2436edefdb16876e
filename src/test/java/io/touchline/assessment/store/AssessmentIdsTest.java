package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentIdsTest {

    private static final Instant RECEIPT = Instant.parse("2026-08-03T14:00:00.123Z");

    @Test
    void makesUuidsOfVersionSevenOfTheMomentOfReceipt() {
        UUID id = AssessmentIds.next(RECEIPT);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(AssessmentIds.millis(id)).isEqualTo(RECEIPT.toEpochMilli());
    }

    @Test
    void goesThroughTheApiAndBack() {
        UUID id = AssessmentIds.next(RECEIPT);

        assertThat(AssessmentIds.wire(id)).matches("as_[0-9a-f]{32}");
        assertThat(AssessmentIds.ofWire(AssessmentIds.wire(id))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "as_", "1", "as_0000000000000000000000000000000G", "g_0123456789abcdef0123456789abcdef"})
    void takesNothingElseForAnId(String wire) {
        assertThat(AssessmentIds.ofWire(wire)).isEmpty();
    }

    @Test
    void putsTheFloorOfAMomentBelowItsIdsAndAboveThoseBefore() {
        String floor = AssessmentIds.floor(RECEIPT).toString();

        assertThat(floor).isLessThanOrEqualTo(AssessmentIds.next(RECEIPT).toString());
        assertThat(floor)
                .isGreaterThan(AssessmentIds.next(RECEIPT.minusMillis(1)).toString());
    }
}
