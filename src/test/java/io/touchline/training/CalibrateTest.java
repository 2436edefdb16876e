package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.Category;
import io.touchline.testsupport.CompiledLexicons;
import io.touchline.text.Canonicaliser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
                "--encoder-out",
                directory.resolve("second.bin").toString(),
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

        EncoderModel second = EncoderModelFile.read(directory.resolve("second.bin"));
        EncoderModel bundled = EncoderModelFile.bundled();
        assertThat(second.besides()).isEqualTo(after.version());
        assertThat(second.band()).isEqualTo(bundled.band());
        assertThat(second.weighings().get(Category.ABUSE))
                .isNotEqualTo(bundled.weighings().get(Category.ABUSE));
        assertThat(second.weighings().get(Category.SLANDER))
                .isEqualTo(bundled.weighings().get(Category.SLANDER));
    }

    /** Both tiers of the result must say what their comments say: about as much harm as there is. */
    @Test
    void bothTiersAreRightOnAverage() throws Exception {
        Path first = directory.resolve("first.bin");
        Path second = directory.resolve("second.bin");
        String comments = CORPUS.resolve("functional-dev.jsonl").toString();
        String targets = CORPUS.resolve("targets.json").toString();
        run(comments, "--out", first.toString(), "--encoder-out", second.toString(), "--targets", targets);

        Canonicaliser canonicaliser = new Canonicaliser();
        LearnedModel model = ModelFile.read(first);
        CommentPipeline pipeline = new CommentPipeline(
                canonicaliser,
                CompiledLexicons.bundled(),
                Optional.of(model),
                Optional.of(new TargetFile(Path.of(targets), canonicaliser).targets()));
        double harm = 0;
        double byFirst = 0;
        double byBoth = 0;
        try (SecondTier tier =
                EvaluateOptions.second(second.toString(), Optional.of(model)).orElseThrow()) {
            for (LabelledComment comment :
                    new CommentFile(Path.of(comments), CommentFile.Format.JSONL, Map.of()).comments()) {
                harm += comment.truth().get(Category.ABUSE) ? 1 : 0;
                byFirst +=
                        pipeline.score(comment).categories().get(Category.ABUSE).score();
                byBoth += pipeline.scoreWith(comment, tier)
                        .categories()
                        .get(Category.ABUSE)
                        .score();
            }
        }
        assertThat(byFirst).isCloseTo(harm, withinPercentage(2));
        assertThat(byBoth).isCloseTo(harm, withinPercentage(2));
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
