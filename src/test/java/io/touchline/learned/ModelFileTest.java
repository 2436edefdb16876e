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
    void weightsOfNineBitsComeBackAsTheyWereForTheirFeatureAlone() {
        for (int weight : new int[] {0, 1, -1, 17, -200, NgramModel.MOST, -NgramModel.MOST}) {
            int number = 5 * NgramModel.OWNERS + 6;
            int[] table = new int[8];
            table[5] = NgramModel.packed(number, weight, -weight, weight / 2);
            int packed = NgramModel.of(table, number);

            assertThat(NgramModel.weight(packed, 0)).isEqualTo(weight);
            assertThat(NgramModel.weight(packed, 1)).isEqualTo(-weight);
            assertThat(NgramModel.weight(packed, 2)).isEqualTo(weight / 2);
            for (int other = 0; other < table.length * NgramModel.OWNERS; other++) {
                if (other != number) {
                    assertThat(NgramModel.weight(NgramModel.of(table, other), 0))
                            .isZero();
                    assertThat(NgramModel.weight(NgramModel.of(table, other), 2))
                            .isZero();
                }
            }
        }
    }

    @Test
    void theBundledModelReads() {
        assertThat(ModelFile.bundled().blends()).containsOnlyKeys(NgramModel.CATEGORIES);
    }

    /** It is not hashed again when a service starts. */
    @Test
    void theBundledModelIsWhole() throws Exception {
        assertThat(ModelFile.read(Path.of("src/main/resources/models/ngram.bin"))
                        .version())
                .isEqualTo(ModelFile.bundled().version());
    }

    private static byte[] bytes(long seed) {
        Random random = new Random(seed);
        int[] weights = random.ints(1 << NgramModel.SLOTS_LOG).toArray();
        byte[] ofLabels = new byte[2 << LabelModel.SLOTS_LOG];
        random.nextBytes(ofLabels);
        return ModelFile.bytes(
                new NgramModel(weights, new double[] {0.01, 0.02, 0.03}),
                new LabelModel(List.of(Label.CURSE, Label.THREAT), ofLabels, new float[] {0.5f, -1}),
                BLENDS);
    }
}
