package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.StartRefusal;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.learned.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that does not read is told by the setting that names it. */
class GivenModelTest {

    @TempDir
    Path directory;

    @Test
    void namesTheSettingOfAFileThatIsNotThere() {
        Path none = directory.resolve("none.bin");

        assertThatThrownBy(() -> GivenModel.read(GivenModel.FIRST_TIER, none.toString(), ModelFile::read))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("touchline.assessment.model-file: " + none + ": no such file or directory");
    }

    @Test
    void namesTheSettingOfADirectory() {
        assertThatThrownBy(() -> GivenModel.read(GivenModel.SHADOW, directory.toString(), ModelFile::read))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("touchline.assessment.shadow-model-file: " + directory + ": Is a directory");
    }

    @Test
    void namesTheSettingOfWhatIsNoModel() throws IOException {
        Path damaged = Files.writeString(directory.resolve("damaged.bin"), "nothing of what belongs there");

        assertThatThrownBy(() -> GivenModel.read(GivenModel.SECOND_TIER, damaged.toString(), EncoderModelFile::read))
                .isInstanceOf(StartRefusal.class)
                .hasMessageStartingWith("touchline.encoder.model-file: " + damaged + ": is not a model");
    }
}
