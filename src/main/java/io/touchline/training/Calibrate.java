package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.BlendFit;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.LearnedModel.Blend;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Fits the scores of a model to a user's own labelled comments (Platt 1999): weights stay, bias and slope of each
 * category change, so that a score of 0.8 is right four times in five there.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.Calibrate \
 *     FILE [FILE...] --out MODEL.bin [--encoder-out SECOND.bin] [--model FILE] [--targets targets.json] [--lexicons DIR]
 * }</pre>
 *
 * <p>Files are as for {@link Evaluate}; a category needs fifty comments of either kind to be fitted, and contributions
 * that rise with harm: else it is left as it is, and that is said. A
 * second tier belongs to one first tier: {@code --encoder-out} takes the one that goes with the new model, asked of as many
 * of these comments as before: where scores lie nearer to their thresholds, so does what is in doubt. Prints the expected
 * calibration error before and after, the latter with each half of the comments judged by what was fitted to the other.
 * Both tiers are put in their places at the end, or neither. Exit code 0, or 2 if the command line or an input
 * file is wrong.
 */
public final class Calibrate {

    private static final String USAGE =
            """
            usage: Calibrate FILE [FILE...] --out MODEL.bin [--model FILE] [--encoder-out SECOND.bin [--encoder FILE]]
                             [--targets targets.json] [--lexicons DIR] [--map label=abuse] [--harmful 1] [--format csv|jsonl]""";

    private static final int OK = 0;
    private static final int WRONG_INPUT = 2;
    private static final int FEWEST = 50;

    private final PrintStream out;
    private final PrintStream err;

    Calibrate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Calibrate(out, err).run(args));
    }

    int run(String... args) {
        try {
            calibrate(new CommandLine(
                    Set.of("--model", "--out", "--encoder", "--encoder-out", "--targets", "--lexicons"),
                    Set.of(),
                    args));
            return OK;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (InputException | LexiconException | EncoderException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return WRONG_INPUT;
    }

    /** One comment in one category: what speaks for it, and what is known of it. */
    private record Point(double contributions, boolean harmful) {}

    private void calibrate(CommandLine words) throws UsageException, InputException, EncoderException, IOException {
        Path file = words.path("--out").orElseThrow(() -> new UsageException("no --out for the model"));
        LearnedModel model = EvaluateOptions.learned(words.option("--model").orElse("bundled"))
                .orElseThrow(() -> new UsageException("there is nothing to calibrate in no model"));
        Optional<Path> secondFile = words.path("--encoder-out");
        List<Path> outputs = new ArrayList<>(List.of(file));
        secondFile.ifPresent(outputs::add);
        try (OutputFiles files = OutputFiles.prepare(outputs, inputs(words))) {
            if (secondFile.isEmpty()) {
                First first = first(words, model);
                files.write(file, ModelFile.bytes(first.calibrated));
                files.publish();
                out.println(first.calibrated.version() + ", in " + file);
                return;
            }
            both(words, model, file, secondFile.get(), files);
        }
    }

    private void both(CommandLine words, LearnedModel model, Path file, Path secondFile, OutputFiles files)
            throws UsageException, InputException, EncoderException, IOException {
        try (SecondTier tier = EvaluateOptions.second(words.option("--encoder").orElse("bundled"), Optional.of(model))
                .orElseThrow(() -> new UsageException("there is nothing to calibrate in no encoder"))) {
            First first = first(words, model);
            EncoderModel second = second(first, tier, model.blends());
            files.write(file, ModelFile.bytes(first.calibrated));
            files.write(secondFile, EncoderModelFile.bytes(second));
            files.publish();
            out.println(first.calibrated.version() + ", in " + file);
            out.println(second.version() + ", in " + secondFile);
        }
    }

    private static List<Path> inputs(CommandLine words) throws UsageException {
        List<Path> inputs = new ArrayList<>();
        words.files().forEach(file -> inputs.add(file.path()));
        for (String option : List.of("--model", "--encoder", "--targets")) {
            words.path(option).ifPresent(inputs::add);
        }
        return inputs;
    }

    /**
     * A first tier that is calibrated, and what it was calibrated with.
     *
     * @param pipeline with the tier as it was
     * @param after with the calibrated one
     */
    private record First(
            List<LabelledComment> comments, CommentPipeline pipeline, CommentPipeline after, LearnedModel calibrated) {}

    private First first(CommandLine words, LearnedModel model) throws UsageException, InputException, IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = Evaluate.lexicons(words.path("--lexicons"), canonicaliser);
        Optional<List<TargetNames>> registry = words.path("--targets").isPresent()
                ? Optional.of(new TargetFile(words.path("--targets").get(), canonicaliser).targets())
                : Optional.empty();
        CommentPipeline pipeline = new CommentPipeline(canonicaliser, lexicons, Optional.of(model), registry);
        List<LabelledComment> comments = Evaluate.comments(words.files());
        Map<Category, List<Point>> points = points(comments, pipeline::score);
        Map<Category, Blend> blends = new EnumMap<>(model.blends());
        for (Category category : NgramModel.CATEGORIES) {
            List<Point> known = points.getOrDefault(category, List.of());
            if (!isEnough(known)) {
                out.println(Row.column(category) + ": too few comments, left as it is");
                continue;
            }
            Optional<Blend> fit = fit(known);
            if (fit.isPresent()) {
                blends.put(category, fit.get());
                report(category, known, model.blends().get(category));
            } else {
                out.println(Row.column(category) + ": harm is no likelier where more speaks for it, left as it is");
            }
        }
        LearnedModel calibrated = ModelFile.of(model.ngrams(), model.labels(), blends);
        return new First(
                comments,
                pipeline,
                new CommentPipeline(canonicaliser, lexicons, Optional.of(calibrated), registry),
                calibrated);
    }

    /**
     * The second tier that goes beside the calibrated first one, calibrated where it is asked.
     *
     * @param before the first tier's blends as they were
     */
    private EncoderModel second(First first, SecondTier tier, Map<Category, Blend> before) throws EncoderException {
        Map<Category, List<Point>> points = new EnumMap<>(Category.class);
        for (LabelledComment comment : first.comments) {
            add(comment, first.pipeline.scoreWith(comment, tier), points);
        }
        Map<Category, Weighing> weighings = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            Weighing weighing = tier.model().weighings().get(category);
            List<Point> known = points.getOrDefault(category, List.of());
            Optional<Blend> fit = isEnough(known) ? fit(known) : Optional.empty();
            if (isEnough(known) && fit.isEmpty()) {
                out.println(Row.column(category)
                        + ", with the second tier: harm is no likelier where more speaks for it, left as it is");
            }
            // What the first tier's bias has become is no news of the two together.
            Blend both = fit.orElse(new Blend(before.get(category).bias(), weighing.slope()));
            double bias = first.calibrated.blends().get(category).bias();
            weighings.put(
                    category,
                    new Weighing(weighing.factor(), weighing.constant() + (both.bias() - bias), both.slope()));
        }
        return EncoderModelFile.of(
                first.calibrated.version(),
                band(first, tier.model().band()),
                tier.model().tuned(),
                tier.model().heads(),
                weighings);
    }

    /** Within which as many comments lie as did within the one of before. */
    private double band(First first, double before) {
        double[] doubts = doubts(first.comments, first.pipeline);
        int asked =
                (int) DoubleStream.of(doubts).filter(doubt -> doubt <= before).count();
        double[] calibrated = doubts(first.comments, first.after);
        Arrays.sort(calibrated);
        double band = asked == 0 || asked == calibrated.length ? before : calibrated[asked - 1];
        out.println(String.format(
                Locale.ROOT,
                "second tier asked within %.4f of a threshold in place of %.4f, of %d of %d comments",
                band,
                before,
                asked,
                calibrated.length));
        return band;
    }

    private static double[] doubts(List<LabelledComment> comments, CommentPipeline pipeline) {
        return comments.stream().mapToDouble(pipeline::doubt).toArray();
    }

    private static Map<Category, List<Point>> points(
            List<LabelledComment> comments, Function<LabelledComment, CommentScore> scorer) {
        Map<Category, List<Point>> points = new EnumMap<>(Category.class);
        comments.forEach(comment -> add(comment, scorer.apply(comment), points));
        return points;
    }

    private static void add(LabelledComment comment, CommentScore scored, Map<Category, List<Point>> points) {
        comment.truth().forEach((category, harmful) -> {
            CategoryScore score = scored.categories().get(category);
            points.computeIfAbsent(category, c -> new ArrayList<>())
                    .add(new Point(score.logit() - score.bias(), harmful));
        });
    }

    private static boolean isEnough(List<Point> points) {
        long harmful = points.stream().filter(Point::harmful).count();
        return harmful >= FEWEST && points.size() - harmful >= FEWEST;
    }

    private static Optional<Blend> fit(List<Point> points) {
        boolean[] harmful = new boolean[points.size()];
        for (int i = 0; i < harmful.length; i++) {
            harmful[i] = points.get(i).harmful();
        }
        double[] contributions =
                points.stream().mapToDouble(Point::contributions).toArray();
        return BlendFit.ofOne(contributions, harmful);
    }

    private void report(Category category, List<Point> points, Blend before) {
        List<Point> even = new ArrayList<>();
        List<Point> odd = new ArrayList<>();
        int[] met = new int[2];
        for (Point point : points) {
            // Files may alternate between the two kinds, and both halves need both.
            int kind = point.harmful() ? 1 : 0;
            (met[kind]++ % 2 == 0 ? even : odd).add(point);
        }
        List<Judgement> after = new ArrayList<>(judged(even, fit(odd).orElse(before)));
        after.addAll(judged(odd, fit(even).orElse(before)));
        out.println(String.format(
                Locale.ROOT,
                "%s: calibration error %.4f before, %.4f after (%d comments)",
                Row.column(category),
                CalibrationError.expected(judged(points, before)),
                CalibrationError.expected(after),
                points.size()));
    }

    private static List<Judgement> judged(List<Point> points, Blend blend) {
        return points.stream()
                .map(point -> new Judgement(blend.score(point.contributions()), point.harmful()))
                .toList();
    }
}
