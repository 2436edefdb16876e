package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lies between two tunings. */
class TunedWeightsTest {

    private static TunedWeights weights(float... numbers) {
        return TunedWeights.of(
                Map.of("layer", TunedWeights.Matrix.of(2, 2, numbers)), Map.of("bias", new float[] {numbers[0]}));
    }

    @Test
    void theMeanLiesBetween() {
        TunedWeights mean = weights(1, -2, 3, 4).mean(weights(3, 2, -1, 4));

        float[] exact = mean.matrices().get("layer").exact();
        float[] expected = {2, 0, 1, 4};
        for (int i = 0; i < expected.length; i++) {
            // In eight bits, by column.
            assertThat(exact[i]).isCloseTo(expected[i], within(0.04f));
        }
        assertThat(mean.vectors().get("bias")).containsExactly(2);
    }

    @Test
    void theMeanOfTheSameIsTheSame() {
        TunedWeights one = weights(0.5f, -2, 3, 4);

        assertThat(one.mean(one)).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void theMeanOfHeadsDecidesTheMean() {
        LinearHead one = new LinearHead(new float[][] {{1, 2}, {0, -1}}, new float[] {1, 0});
        LinearHead other = new LinearHead(new float[][] {{3, 0}, {2, 1}}, new float[] {-1, 4});

        assertThat(one.mean(other).decide(new float[] {1, 10})).containsExactly(12, 3);
    }

    /** Of six layers, as the English encoder before had them: its runtime would pass over half of the names. */
    @Test
    void anotherEncodersTuningIsRefused() {
        TunedWeights.Matrix matrix = TunedWeights.Matrix.of(1, 1, new float[] {1});
        TunedWeights ofSixLayers = TunedWeights.of(
                IntStream.range(0, 36).boxed().collect(Collectors.toMap(i -> "matrix" + i, i -> matrix)), Map.of());

        for (EncoderKind kind : EncoderKind.values()) {
            assertThatThrownBy(() -> SentenceEncoder.open(kind, ofSixLayers))
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("36 matrices");
            TunedWeights.NONE.requireOf(kind);
            EncoderModelFile.bundled().tuned().get(kind).requireOf(kind);
            PairModelFile.bundled().tuned().get(kind).requireOf(kind);
        }
    }

    @Test
    void tuningsOfDifferentEncodersHaveNone() {
        TunedWeights other = TunedWeights.of(
                Map.of("layer", TunedWeights.Matrix.of(1, 2, new float[] {1, 2})), Map.of("bias", new float[] {1}));

        assertThatThrownBy(() -> weights(1, 2, 3, 4).mean(other)).isInstanceOf(IllegalArgumentException.class);
    }
}
