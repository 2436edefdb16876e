package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.learned.ModelException;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
