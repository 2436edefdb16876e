package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.text.Canonicaliser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final String COMMENTS =
            CORPUS.resolve("functional-dev.jsonl").toString();
    private static final Path TARGETS = CORPUS.resolve("targets.json");

    @TempDir
    private static Path directory;

    private static Path first;
    private static Path second;

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();
    private static int exit;

    /** One fit for all that is asked of it. */
    @BeforeAll
    static void fit() {
        first = directory.resolve("fitted.bin");
        second = directory.resolve("second.bin");
        exit = run(
                OUT,
                ERR,
                COMMENTS,
                "--out",
                first.toString(),
                "--encoder-out",
                second.toString(),
                "--targets",
                TARGETS.toString());
    }

    @Test
    void fitsWhereThereIsEnoughAndLeavesTheRest() throws Exception {
        assertThat(ERR.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        LearnedModel before = ModelFile.bundled();
        LearnedModel after = ModelFile.read(first);
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(after.blends().get(Category.ABUSE))
                .isNotEqualTo(before.blends().get(Category.ABUSE));
        // 32 comments of slander are too few to go by.
        assertThat(after.blends().get(Category.SLANDER))
                .isEqualTo(before.blends().get(Category.SLANDER));
        assertThat(OUT.toString(StandardCharsets.UTF_8))
                .containsPattern("abuse: calibration error 0\\.\\d+ before, 0\\.\\d+ after")
                .contains("slander: too few");

        EncoderModel both = EncoderModelFile.read(second);
        EncoderModel bundled = EncoderModelFile.bundled();
        assertThat(both.besides()).isEqualTo(after.version());
        assertThat(asked(after, both.band())).isCloseTo(asked(before, bundled.band()), within(1e-9));
        assertThat(both.weighings().get(Category.ABUSE))
                .isNotEqualTo(bundled.weighings().get(Category.ABUSE));
        assertThat(both.weighings().get(Category.SLANDER))
                .isEqualTo(bundled.weighings().get(Category.SLANDER));
    }

    /** Of how many of its comments the encoder is asked. */
    private static double asked(LearnedModel model, double band) throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        CommentPipeline pipeline = new CommentPipeline(
                canonicaliser,
                BundledLexicons.compiled(),
                Optional.of(model),
                Optional.of(new TargetFile(TARGETS, canonicaliser).targets()));
        List<LabelledComment> comments =
                new CommentFile(Path.of(COMMENTS), CommentFile.Format.JSONL, Map.of()).comments();
        return comments.stream()
                        .filter(comment -> pipeline.doubt(comment) <= band)
                        .count()
                / (double) comments.size();
    }

    /** Both tiers of the result must say what their comments say: about as much harm as there is. */
    @Test
    void bothTiersAreRightOnAverage() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        LearnedModel model = ModelFile.read(first);
        CommentPipeline pipeline = new CommentPipeline(
                canonicaliser,
                BundledLexicons.compiled(),
                Optional.of(model),
                Optional.of(new TargetFile(TARGETS, canonicaliser).targets()));
        double harm = 0;
        double byFirst = 0;
        double byBoth = 0;
        try (SecondTier tier =
                EvaluateOptions.second(second.toString(), Optional.of(model)).orElseThrow()) {
            for (LabelledComment comment :
                    new CommentFile(Path.of(COMMENTS), CommentFile.Format.JSONL, Map.of()).comments()) {
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(out, err, "a.csv")).isEqualTo(2);
        assertThat(run(out, err, "a.csv", "--out", "x.bin", "--model", "none")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no --out").contains("nothing to calibrate");
    }

    /** Half of them, for the error after, must hold both kinds. */
    @Test
    void fitsFilesWhoseRowsAlternate() throws Exception {
        StringBuilder csv = new StringBuilder("text,abuse\n");
        for (int i = 0; i < 60; i++) {
            csv.append("第" + i + "次了，废物教练滚出去,1\n第" + i + "场加油，好好打,0\n");
        }
        Path alternating = Files.writeString(directory.resolve("alternating.csv"), csv);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(
                        out,
                        err,
                        alternating.toString(),
                        "--out",
                        directory.resolve("new/folder/a.bin").toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("(120 comments)");
    }

    /** What the model hardly orders, as text about something else: harm is nearly as frequent where it sees none. */
    @Test
    void isRightOnAverageWhereTheModelHardlyTells() throws Exception {
        Path weak = csv("weak", 110, 90);
        Path fitted = directory.resolve("weak.bin");

        assertThat(calibrate(weak, fitted)).contains("abuse: calibration error");

        LearnedModel model = ModelFile.read(fitted);
        assertThat(model.blends().get(Category.ABUSE).slope()).isBetween(0.01, 0.1);
        CommentPipeline pipeline = new CommentPipeline(
                new Canonicaliser(), BundledLexicons.compiled(), Optional.of(model), Optional.empty());
        double flagged = 0;
        for (LabelledComment comment : new CommentFile(weak, CommentFile.Format.CSV, Map.of()).comments()) {
            flagged += pipeline.score(comment).categories().get(Category.ABUSE).score();
        }
        assertThat(flagged).isCloseTo(200, withinPercentage(2));
    }

    @Test
    void leavesACategoryWhereHarmIsNoLikelierWithMoreEvidence() throws Exception {
        Path fitted = directory.resolve("opposite.bin");

        assertThat(calibrate(csv("opposite", 90, 110), fitted))
                .contains("abuse: harm is no likelier where more speaks for it, left as it is");

        assertThat(ModelFile.read(fitted).blends())
                .isEqualTo(ModelFile.bundled().blends());
    }

    /** 200 insults and 200 cheers, so many of which are called harmful. */
    private static Path csv(String name, int insults, int cheers) throws Exception {
        StringBuilder csv = new StringBuilder("text,abuse\n");
        for (int i = 0; i < 200; i++) {
            csv.append("第" + i + "次了，废物教练滚出去," + (i < insults ? 1 : 0) + "\n");
            csv.append("第" + i + "场加油，好好打," + (i < cheers ? 1 : 0) + "\n");
        }
        return Files.writeString(directory.resolve(name + ".csv"), csv);
    }

    private static String calibrate(Path comments, Path fitted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(out, err, comments.toString(), "--out", fitted.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void looksAtItsFilesBeforeItBegins() throws Exception {
        EncoderModel bundled = EncoderModelFile.bundled();
        Path strange = Files.write(
                directory.resolve("strange.bin"),
                EncoderModelFile.bytes(EncoderModelFile.of(
                        "ngram-strange", bundled.band(), bundled.tuned(), bundled.heads(), bundled.weighings())));
        Path out = directory.resolve("not-written.bin");
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(
                        new ByteArrayOutputStream(),
                        err,
                        COMMENTS,
                        "--out",
                        out.toString(),
                        "--encoder",
                        strange.toString(),
                        "--encoder-out",
                        directory.resolve("s.bin").toString()))
                .isEqualTo(2);
        assertThat(run(new ByteArrayOutputStream(), err, COMMENTS, "--out", directory.toString()))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("goes beside ngram-strange only")
                .contains(directory + " cannot be written");
        assertThat(out).doesNotExist();
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
        return new Calibrate(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }
}
