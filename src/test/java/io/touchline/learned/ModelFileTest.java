package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.learned.LearnedModel.Blend;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final Map<Category, Blend> BLENDS = Map.of(
            Category.ABUSE, new Blend(-3.5, 0.4),
            Category.SLANDER, new Blend(-6, 0.6),
            Category.INCITEMENT, new Blend(-8, 0.5));

    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrote() throws Exception {
        LearnedModel model = ModelFile.parse(bytes(1));

        assertThat(ModelFile.bytes(model)).isEqualTo(bytes(1));
        assertThat(model.blends()).isEqualTo(BLENDS);
        assertThat(model.labels().labels()).containsExactly(Label.CURSE, Label.THREAT);
        assertThat(model.version()).matches("ngram-[0-9a-f]{8}");
    }

    @Test
    void anotherContentIsAnotherVersion() throws Exception {
        assertThat(ModelFile.parse(bytes(1)).version())
                .isNotEqualTo(ModelFile.parse(bytes(2)).version());
    }

    @Test
    void refusesWhatIsDamagedCutOrSomethingElse() throws Exception {
        byte[] damaged = bytes(1);
        damaged[1000] ^= 1;
        byte[] cut = Arrays.copyOf(bytes(1), 5000);

        assertThatThrownBy(() -> ModelFile.parse(damaged))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> ModelFile.parse(cut)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> ModelFile.parse(new byte[0])).isInstanceOf(ModelException.class);

        Path file = directory.resolve("model.bin");
        Files.writeString(file, "not a model");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.bin");
    }

    @Test
    void weightsOfTenBitsComeBackAsTheyWere() {
        for (int weight : new int[] {0, 1, -1, 17, -300, NgramModel.MOST, -NgramModel.MOST}) {
            int packed = NgramModel.packed(weight, -weight, weight / 2);

            assertThat(NgramModel.weight(packed, 0)).isEqualTo(weight);
            assertThat(NgramModel.weight(packed, 1)).isEqualTo(-weight);
            assertThat(NgramModel.weight(packed, 2)).isEqualTo(weight / 2);
        }
    }

    @Test
    void theBundledModelReads() {
        assertThat(ModelFile.bundled().blends()).containsOnlyKeys(NgramModel.CATEGORIES);
    }

    private static byte[] bytes(long seed) {
        Random random = new Random(seed);
        int[] weights = random.ints(1 << TextFeatures.SLOTS_LOG, -500, 500).toArray();
        byte[] ofLabels = new byte[2 << LabelModel.SLOTS_LOG];
        random.nextBytes(ofLabels);
        return ModelFile.bytes(
                new NgramModel(weights, new double[] {0.01, 0.02, 0.03}),
                new LabelModel(List.of(Label.CURSE, Label.THREAT), ofLabels, new float[] {0.5f, -1}),
                BLENDS);
    }
}
