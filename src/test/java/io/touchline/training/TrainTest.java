package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.SealedBytes;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import io.touchline.text.Canonicaliser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from files to a model that scores, on a part of our own corpus. */
class TrainTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final Path CONTRASTS = Path.of("src/main/training/contrast-passes.jsonl");

    private static final Path NEWER = Path.of("src/main/training/contrast-passes-4.jsonl");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void trainsTheSameModelAgainAndBothTiersLearn() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c", "contrast-o"), 2);
        Path one = directory.resolve("one.bin");
        Path two = directory.resolve("two.bin");

        Path second = directory.resolve("second.bin");
        assertThat(train(fresh, one, "--encoder", second.toString(), "--epochs", "1"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(train(fresh, two)).isZero();

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("fresh comments, lexicons alone")
                .contains("fresh comments, both")
                .contains("second tier alone (encoder)");

        Path unseen = thinned(part(CONTRASTS, "unseen.jsonl", "contrast-a"), 2);
        assertThat(auc(Optional.of(ModelFile.read(one)), unseen, Category.INCITEMENT))
                .isGreaterThan(auc(Optional.empty(), unseen, Category.INCITEMENT) + 0.05);
        assertThat(auc(Optional.of(ModelFile.read(one)), unseen, Category.SLANDER))
                .isGreaterThan(auc(Optional.empty(), unseen, Category.SLANDER) + 0.05);
        // Once through five hundred comments is not much; what it says must be in use all the same.
        assertThat(aucOfEncoder(one, second, unseen, Category.INCITEMENT)).isGreaterThan(0.55);
        assertThat(aucOfBoth(one, second, unseen, Category.ABUSE))
                .isNotEqualTo(auc(Optional.of(ModelFile.read(one)), unseen, Category.ABUSE))
                .isGreaterThan(0.75);
    }

    @Test
    void saysWhatIsWrongWithItsWords() {
        assertThat(new Train(stream(out), stream(err)).run("a.csv")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--fresh").contains("usage: Train");

        assertThat(new Train(stream(out), stream(err))
                        .run("a.csv", "--fresh", "b.csv", "--out", "c.bin", "--new", "d.csv"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--average-with or --from and --new go together");

        assertThat(new Train(stream(out), stream(err))
                        .run("a.csv", "--fresh", "b.csv", "--out", "c.bin", "--new-for", "encoders"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--new-for takes encoders, and needs --new");

        assertThat(new Train(stream(out), stream(err))
                        .run("a.csv", "--fresh", "b.csv", "--out", "c.bin", "--encoder", "./c.bin"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("./c.bin is to be written, and is an input or another output too");

        assertThat(new Train(stream(out), stream(err)).run("a.csv", "--fresh", "b.csv", "--first", "c.bin"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--first needs --encoder and --new-for encoders");
    }

    /**
     * What encoders learned from may be kept from the first tier, which then is that of a training without the newer
     * file; encoders that are not tuned stay what they are, and how much they count is fitted on what they have not seen.
     */
    @Test
    void newerCommentsAreForOneTierOrBothAndLeaveEncodersAsTheyAre() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c"), 2);
        Path newer = newer();
        Path older = older();
        Path without = directory.resolve("without.bin");
        Path first = directory.resolve("first.bin");
        Path second = directory.resolve("second.bin");

        assertThat(train(fresh, without)).isZero();
        assertThat(weigh(fresh, first, newer, older, second))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.readAllBytes(first)).isNotEqualTo(Files.readAllBytes(without));
        EncoderModel model = EncoderModelFile.read(second);
        for (EncoderKind kind : EncoderKind.values()) {
            assertThat(model.tuned().get(kind).matrices())
                    .isEqualTo(EncoderModelFile.bundled().tuned().get(kind).matrices());
        }
        assertThat(model.weighings()).isNotEqualTo(EncoderModelFile.bundled().weighings());

        assertThat(weigh(fresh, first, newer, older, second, "--new-for", "encoders"))
                .isZero();
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(without));
        assertThat(EncoderModelFile.read(second).besides())
                .isEqualTo(ModelFile.read(without).version());
    }

    @Test
    void tunesOneEncoderFromWhatWasPublishedAndLeavesTheOther() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c"), 2);
        Path english = thinned(part(CONTRASTS, "english.jsonl", "contrast-p"), 4);
        Path second = directory.resolve("second.bin");
        Path card = directory.resolve("card.md");
        String[] words = {"--fresh", english.toString(), "--new", newer().toString(), "--from", older().toString()};
        String[] more = {"--anew", "english", "--epochs", "1", "--held-out", "1", "--encoder", second.toString()};

        assertThat(train(
                        fresh,
                        directory.resolve("first.bin"),
                        Stream.of(words, more, new String[] {"--card", card.toString()})
                                .flatMap(Stream::of)
                                .toArray(String[]::new)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        EncoderModel before = EncoderModelFile.bundled();
        EncoderModel after = EncoderModelFile.read(second);
        assertThat(after.tuned().get(EncoderKind.CHINESE).matrices())
                .isEqualTo(before.tuned().get(EncoderKind.CHINESE).matrices());
        assertThat(after.tuned().get(EncoderKind.ENGLISH).matrices())
                .isNotEmpty()
                .isNotEqualTo(before.tuned().get(EncoderKind.ENGLISH).matrices());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("english, ").doesNotContain("chinese, ");
        assertThat(Files.readString(card))
                .contains("Of the two the English one was tuned, from what was published; the other one is that of");
    }

    @Test
    void fitsEncodersBesideAFirstTierThatStays() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c"), 2);
        Path first = Files.write(directory.resolve("first.bin"), ModelFile.bytes(ModelFile.bundled()));
        byte[] before = Files.readAllBytes(first);
        Path second = directory.resolve("second.bin");

        Path card = directory.resolve("card.md");
        assertThat(run(
                        "--first",
                        fresh,
                        first,
                        weighed(newer(), older(), second, "--new-for", "encoders", "--card", card.toString())))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(Files.readAllBytes(first)).isEqualTo(before);
        assertThat(Files.readString(card))
                .contains("It was there before this run, which has not trained it.")
                .contains("of the older file with the SHA-256\n`" + SealedBytes.checksum(Files.readAllBytes(older())))
                .contains("| targets.json | registry that names are read by |")
                .contains("bytes, SHA-256 `" + SealedBytes.checksum(Files.readAllBytes(second)) + "`")
                .contains("| fresh.jsonl | not learned from |")
                .doesNotContain("folds", "trained on by encoders");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
        assertThat(EncoderModelFile.read(second).besides())
                .isEqualTo(ModelFile.bundled().version());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("second tier alone (encoder)");
    }

    @Test
    void saysWhatFreshCommentsAreMissing() throws Exception {
        Path fresh = Files.writeString(directory.resolve("few.csv"), "text,abuse\n滚,1\n加油,0\n");

        assertThat(train(fresh, directory.resolve("none.bin"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--fresh files need 20 comments that are abuse");
        assertThat(directory.resolve("none.bin")).doesNotExist();
    }

    /** Whoever leaves that batch out has nothing to learn the category from. */
    @Test
    void saysThatACategoryIsKnownInOneBatchOnly() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c"), 2);
        Path known = Files.writeString(directory.resolve("known.csv"), "text,abuse\n滚,1\n加油,0\n");
        Path none = directory.resolve("none.bin");

        assertThat(new Train(stream(out), stream(err))
                        .run(known.toString(), "--fresh", fresh.toString(), "--out", none.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("slander is known in too few batches");
        assertThat(none).doesNotExist();
    }

    @Test
    void looksAtItsFilesBeforeItBegins() throws Exception {
        Path fresh = thinned(part(CONTRASTS, "fresh.jsonl", "contrast-c"), 2);
        Path none = directory.resolve("new/folder/none.bin");

        assertThat(train(fresh, none, "--test", "not-there.csv")).isEqualTo(2);
        assertThat(train(fresh, directory)).isEqualTo(2);
        assertThat(train(
                        fresh,
                        none,
                        weighed(newer(), directory.resolve("not-there.bin"), directory.resolve("second.bin"))))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("not-there.csv", directory + " cannot be written", "not-there.bin");
        assertThat(none).doesNotExist();
        assertThat(none.getParent()).isDirectory();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("fresh comments");
    }

    /** A batch is never on both sides: of one alone none can be held out. */
    @Test
    void saysThatOneBatchIsTooFewForASecondTier() throws Exception {
        Path fresh = part(CONTRASTS, "one.jsonl", "contrast-c");
        Files.writeString(fresh, Files.readString(fresh).replace("contrast-c", "the-last-by-name"));

        assertThat(train(fresh, directory.resolve("none.bin"), "--encoder", "none.bin"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--held-out 3 keeps apart need 20 comments");
        assertThat(directory.resolve("none.bin")).doesNotExist();
    }

    private Path newer() throws IOException {
        return thinned(part(NEWER, "newer.jsonl", "contrast-by", "contrast-cc"), 3);
    }

    private Path older() throws IOException {
        return Files.write(directory.resolve("older.bin"), EncoderModelFile.bytes(EncoderModelFile.bundled()));
    }

    /** A third of it, Chinese only: of a language that nobody writes, no encoder is tuned, which takes as long again. */
    private Path known() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS.resolve("functional-dev.jsonl")).stream()
                .filter(line -> line.contains("\"lang\": \"zh\""))
                .toList();
        return Files.write(
                directory.resolve("dev.jsonl"),
                IntStream.range(0, lines.size())
                        .filter(i -> i % 3 == 0)
                        .mapToObj(lines::get)
                        .toList());
    }

    private int train(Path fresh, Path model, String... more) throws IOException {
        return run("--out", fresh, model, more);
    }

    private int run(String firstTier, Path fresh, Path model, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                known().toString(),
                "--fresh",
                fresh.toString(),
                firstTier,
                model.toString(),
                "--targets",
                CORPUS.resolve("targets.json").toString(),
                "--folds",
                "3",
                "--seed",
                "3"));
        words.addAll(List.of(more));
        return new Train(stream(out), stream(err)).run(words.toArray(String[]::new));
    }

    /** Trains a first tier and fits how much encoders count beside it, which stay what they are. */
    private int weigh(Path fresh, Path first, Path newer, Path encoders, Path second, String... more)
            throws IOException {
        return train(fresh, first, weighed(newer, encoders, second, more));
    }

    private static String[] weighed(Path newer, Path encoders, Path second, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--new",
                newer.toString(),
                "--average-with",
                encoders.toString(),
                "--epochs",
                "0",
                "--held-out",
                "1",
                "--encoder",
                second.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** How a comment is scored with two tiers. */
    private interface Scorer {

        CommentScore score(CommentPipeline pipeline, SecondTier tier, LabelledComment comment) throws Exception;
    }

    private double aucOfEncoder(Path first, Path second, Path file, Category category) throws Exception {
        return auc(first, second, file, category, (pipeline, tier, comment) -> {
            double[] decisions = tier.encoders()
                    .decide(pipeline.example(comment).read(), tier.model().heads());
            return Scores.of(some -> 1 / (1 + Math.exp(-decisions[NgramModel.CATEGORIES.indexOf(some)])));
        });
    }

    private double aucOfBoth(Path first, Path second, Path file, Category category) throws Exception {
        return auc(first, second, file, category, (pipeline, tier, comment) -> pipeline.scoreWith(comment, tier));
    }

    private double auc(Path first, Path second, Path file, Category category, Scorer scorer) throws Exception {
        LearnedModel model = ModelFile.read(first);
        Tally tally = new Tally();
        try (SecondTier tier =
                EvaluateOptions.second(second.toString(), Optional.of(model)).orElseThrow()) {
            CommentPipeline pipeline = pipeline(Optional.of(model));
            for (LabelledComment comment : comments(file)) {
                tally.add(comment, scorer.score(pipeline, tier, comment));
            }
        }
        return auc(tally, category);
    }

    private double auc(Optional<LearnedModel> model, Path file, Category category) throws Exception {
        CommentPipeline pipeline = pipeline(model);
        Tally tally = new Tally();
        for (LabelledComment comment : comments(file)) {
            tally.add(comment, pipeline.score(comment));
        }
        return auc(tally, category);
    }

    private static double auc(Tally tally, Category category) {
        return tally.categories().stream()
                .filter(report -> report.category() == category)
                .findFirst()
                .orElseThrow()
                .rocAuc();
    }

    private static CommentPipeline pipeline(Optional<LearnedModel> model) throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        return new CommentPipeline(
                canonicaliser,
                BundledLexicons.compiled(),
                model,
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets()));
    }

    private static List<LabelledComment> comments(Path file) throws Exception {
        return new CommentFile(file, CommentFile.Format.JSONL, Map.of()).comments();
    }

    private Path part(Path file, String name, String... batches) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            for (String batch : batches) {
                if (line.contains("\"batch\": \"" + batch + "\"")) {
                    lines.add(line);
                }
            }
        }
        return Files.write(directory.resolve(name), lines);
    }

    /** Every so manieth comment. */
    private static Path thinned(Path file, int every) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return Files.write(
                file,
                IntStream.range(0, lines.size())
                        .filter(i -> i % every == 0)
                        .mapToObj(lines::get)
                        .toList());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
