package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.learned.ModelException;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.SealedBytes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderModelFileTest {

    @TempDir
    private Path directory;

    @Test
    void theBundledModelBelongsToTheBundledFirstTier() {
        EncoderModel model = EncoderModelFile.bundled();

        assertThat(model.besides()).isEqualTo(ModelFile.bundled().version());
        assertThat(model.weighings()).containsOnlyKeys(NgramModel.CATEGORIES);
        assertThat(model.band()).isPositive();
    }

    @Test
    void theBundledModelHasTunedBothEncoders() {
        EncoderModel model = EncoderModelFile.bundled();

        for (EncoderKind kind : EncoderKind.values()) {
            assertThat(model.tuned().get(kind).matrices()).hasSizeGreaterThan(20);
            assertThat(model.tuned().get(kind).vectors()).hasSizeGreaterThan(20);
        }
    }

    /** None of them is hashed again when a service starts. */
    @Test
    void theBundledModelsAndTheEncodersThatTheyChangeAreWhole() throws Exception {
        Path models = Path.of("src/main/resources/models");
        Map<EncoderKind, String> published = Map.of(
                EncoderKind.CHINESE, "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc",
                EncoderKind.ENGLISH, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

        assertThat(EncoderModelFile.read(models.resolve("encoder.bin")).version())
                .isEqualTo(EncoderModelFile.bundled().version());
        assertThat(PairModelFile.read(Files.readAllBytes(models.resolve("pairs.bin")))
                        .version())
                .isEqualTo(PairModelFile.bundled().version());
        for (EncoderKind kind : EncoderKind.values()) {
            try (InputStream graph = kind.graph()) {
                assertThat(SealedBytes.checksum(graph.readAllBytes())).isEqualTo(published.get(kind));
            }
        }
    }

    @Test
    void readsWhatItWrote() {
        TunedWeights tuned = TunedWeights.of(
                Map.of("product", TunedWeights.Matrix.of(2, 3, new float[] {1, -2, 0, 0.5f, 1, 0})),
                Map.of("shift", new float[] {0.25f, -3}));
        LinearHead chinese = head(EncoderKind.CHINESE);
        EncoderModel model = EncoderModelFile.of(
                "first",
                0.5,
                Map.of(EncoderKind.CHINESE, tuned, EncoderKind.ENGLISH, TunedWeights.NONE),
                Map.of(EncoderKind.CHINESE, chinese, EncoderKind.ENGLISH, head(EncoderKind.ENGLISH)),
                EncoderModelFile.bundled().weighings());

        assertThat(model.version()).matches("encoder-[0-9a-f]{8}");
        assertThat(model.besides()).isEqualTo("first");
        assertThat(model.tuned().get(EncoderKind.ENGLISH)).isEqualTo(TunedWeights.NONE);
        TunedWeights read = model.tuned().get(EncoderKind.CHINESE);
        assertThat(read.vectors().get("shift")).containsExactly(0.25f, -3);
        assertThat(read.matrices().get("product")).isEqualTo(tuned.matrices().get("product"));
        float[] vector = new float[EncoderKind.CHINESE.dimension()];
        vector[1] = 2;
        assertThat(model.heads().get(EncoderKind.CHINESE).decide(vector))
                .containsExactly(chinese.decide(vector))
                .containsExactly(0.5 + 2 * 1, 1.5 + 2 * 10, 2.5 + 2 * 100);
    }

    private static LinearHead head(EncoderKind kind) {
        float[][] weights = new float[3][kind.dimension()];
        weights[0][1] = 1;
        weights[1][1] = 10;
        weights[2][1] = 100;
        return new LinearHead(weights, new float[] {0.5f, 1.5f, 2.5f});
    }

    /** Each column has a scale of its own, with which its largest number is 64. */
    @Test
    void eightBitsAreTheNearestOfEachColumn() {
        TunedWeights.Matrix matrix = TunedWeights.Matrix.of(2, 3, new float[] {1, -2, 0, 0.5f, 1.03f, 0});

        assertThat(matrix.scales()).containsExactly(1 / 64f, 2 / 64f, 0);
        byte[] numbers = new byte[6];
        matrix.numbers().get(0, numbers);
        assertThat(numbers).containsExactly(64, -64, 0, 32, 33, 0);
    }

    @Test
    void refusesWhatIsDamagedCutOrSomethingElse() throws Exception {
        byte[] bytes = EncoderModelFile.bytes(EncoderModelFile.bundled());
        byte[] damaged = bytes.clone();
        damaged[5000] ^= 1;

        assertThatThrownBy(() -> EncoderModelFile.read(damaged))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> EncoderModelFile.read(Arrays.copyOf(bytes, 5000)))
                .isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> EncoderModelFile.read(new byte[0])).isInstanceOf(ModelException.class);
        Path file = directory.resolve("model.bin");
        Files.write(file, ModelFile.bytes(ModelFile.bundled()));
        assertThatThrownBy(() -> EncoderModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.bin")
                .hasMessageContaining("is not a model");
    }
}
