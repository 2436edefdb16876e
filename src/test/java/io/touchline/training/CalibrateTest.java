package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.Category;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void fitsWhereThereIsEnoughAndLeavesTheRest() throws Exception {
        Path file = directory.resolve("fitted.bin");

        int exit = run(
                CORPUS.resolve("functional-dev.jsonl").toString(),
                "--out",
                file.toString(),
                "--targets",
                CORPUS.resolve("targets.json").toString());

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        LearnedModel before = ModelFile.bundled();
        LearnedModel after = ModelFile.read(file);
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(after.blends().get(Category.ABUSE))
                .isNotEqualTo(before.blends().get(Category.ABUSE));
        // 32 comments of slander are too few to go by.
        assertThat(after.blends().get(Category.SLANDER))
                .isEqualTo(before.blends().get(Category.SLANDER));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("abuse: calibration error 0\\.\\d+ before, 0\\.\\d+ after")
                .contains("slander: too few");
    }

    @Test
    void needsAnOutputAndAModel() {
        assertThat(run("a.csv")).isEqualTo(2);
        assertThat(run("a.csv", "--out", "x.bin", "--model", "none")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no --out").contains("nothing to calibrate");
    }

    private int run(String... args) {
        return new Calibrate(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }
}
