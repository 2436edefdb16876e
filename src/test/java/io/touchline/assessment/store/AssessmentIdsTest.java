package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Of two texts of a comment in one call the later one is the newer, whatever else is taken in meanwhile. */
    @Test
    void thoseOfOneCallRiseBesideOthers() {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            for (int i = 0; !done.get(); i++) {
                AssessmentIds.next(RECEIPT.plusMillis(i % 1_000));
            }
        });
        try {
            for (int call = 0; call < 200; call++) {
                assertThat(AssessmentIds.next(RECEIPT, 100))
                        .doesNotHaveDuplicates()
                        .isSorted();
            }
        } finally {
            done.set(true);
            others.join();
        }
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
