package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.BlendFit;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.NgramTrainer;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.Lexicons;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import io.touchline.training.tuning.EncoderTuner;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains the learned tiers on labelled comments and fits their scores.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.Train \
 *     FILE [FILE...] --fresh FILE [--fresh FILE...] --out MODEL.bin [--encoder SECOND.bin] [--test FILE...] \
 *     [--targets targets.json]
 * }</pre>
 *
 * <p>Files are as for {@link Evaluate}, with two more columns: {@code batch}, comments of one batch are never on both
 * sides of a split, and {@code label}, the label that a harmful comment is an example of. The lexicons were written with
 * some files in sight and know them too well; how far lexicons and n-grams are trusted is therefore fitted to the
 * {@code --fresh} files, whose n-gram scores come from models that did not see their batch.
 *
 * <p>{@code --encoder} needs PyTorch on the class path, see the training README. The same files and options give the same
 * first tier, to the byte, and the same second one on the same kind of processor. Prints what is found in comments not
 * trained on, by each of lexicons and tiers and by all. Never writes the text of a comment. What it writes is put in its
 * place at the end, all of it or nothing. Exit code 0, or 2 if the command line or an input file is wrong.
 */
public final class Train {

    private static final int OK = 0;
    private static final int WRONG_INPUT = 2;

    /** As many parts as trainings for each kind that is left out. */
    private static final int PARTS_WITHOUT_KINDS = 3;

    private static final int ROUNDS = 3;

    private final PrintStream out;
    private final PrintStream err;

    Train(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Train(out, err).run(args));
    }

    int run(String... args) {
        try {
            TrainOptions options = TrainOptions.parse(args);
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(new Tee(out, report), true, StandardCharsets.UTF_8);
            try (OutputFiles files = OutputFiles.prepare(options.outputs(), options.inputs())) {
                ModelCard card = ModelCard.of(options);
                LearnedModel model = new Run(options, new ReportPrinter(both), files).train();
                if (options.card().isPresent()) {
                    files.write(options.card().get(), card.text(model, files, report.toString(StandardCharsets.UTF_8)));
                }
                files.publish();
            }
            out.println("written: " + options.outputs());
            return OK;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println(TrainOptions.USAGE);
        } catch (InputException | LexiconException | EncoderException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return WRONG_INPUT;
    }

    /** One training, step by step. */
    private static final class Run {

        private final TrainOptions options;
        private final Canonicaliser canonicaliser = new Canonicaliser();
        private final Optional<List<TargetNames>> registry;
        private final Lexicons lexicons;
        private final ReportPrinter printer;
        private final OutputFiles files;
        private final TrainingSet set;
        private final TrainingSet encoderSet;
        private final NgramTrainer trainer;
        private final Optional<SecondTierTraining> second;
        private final Map<CommentFile, List<LabelledComment>> tests = new LinkedHashMap<>();

        Run(TrainOptions options, ReportPrinter printer, OutputFiles files)
                throws UsageException, InputException, EncoderException, IOException {
            this.options = options;
            this.printer = printer;
            this.files = files;
            for (CommentFile file : options.tests()) {
                tests.put(file, Evaluate.comments(List.of(file)));
            }
            registry = options.targets().isPresent()
                    ? Optional.of(new TargetFile(options.targets().get(), canonicaliser).targets())
                    : Optional.empty();
            lexicons = Evaluate.lexicons(options.lexicons(), canonicaliser);
            List<LabelledComment> newer = options.newer().isEmpty() ? List.of() : Evaluate.comments(options.newer());
            encoderSet = set(newer);
            set = options.newerForEncoders() ? set(List.of()) : encoderSet;
            second = options.encoder().isPresent()
                    ? Optional.of(new SecondTierTraining(options, printer, encoderSet))
                    : Optional.empty();
            trainer = new NgramTrainer(set.examples(), options.cost());
        }

        private TrainingSet set(List<LabelledComment> newer) throws UsageException, InputException, IOException {
            return new TrainingSet(
                    Evaluate.comments(options.files()),
                    Evaluate.comments(options.fresh()),
                    newer,
                    new TrainingSet.Augmentation(options.variants(), options.joined(), options.seed()),
                    lexicons,
                    pipeline(Optional.empty()));
        }

        private CommentPipeline pipeline(Optional<LearnedModel> learned) {
            return new CommentPipeline(canonicaliser, lexicons, learned, registry);
        }

        LearnedModel train() throws UsageException, EncoderException, IOException {
            printer.line("%d comments and %d variants; lexicons %s"
                    .formatted(set.size(), set.examples().size() - set.size(), lexicons.version()));
            if (options.keepsFirst()) {
                LearnedModel kept =
                        EvaluateOptions.learned(options.out().toString()).orElseThrow();
                encoderSet.requireEnoughHeldOut(options.heldOut(), options.split());
                printer.line("first tier " + kept.version() + ", as it is");
                return withSecond(kept, FirstTier.newTo(encoderSet, pipeline(Optional.of(kept))));
            }
            set.requireEnoughFresh();
            if (options.encoder().isPresent()) {
                encoderSet.requireEnoughHeldOut(options.heldOut(), options.split());
                if (options.epochs() > 0) {
                    EncoderTuner.requirePyTorch();
                }
            }
            int[] folds = set.folds(options.folds());
            set.requireEachKnown(folds, false);
            if (options.withoutKinds()) {
                set.requireEachKnown(set.folds(PARTS_WITHOUT_KINDS), true);
            }
            Map<Category, double[]> unseen = empty();
            Map<Category, BlendFit> fits = fits(folds, unseen);
            report("comments that the lexicons were written with", 0, set.firstFresh(), unseen, fits);
            report("fresh comments", set.firstFresh(), set.size(), unseen, fits);
            if (options.withoutKinds()) {
                withoutKinds(fits);
            }
            LearnedModel model = NgramTrainer.model(
                    trainer.train(IntStream.range(0, set.examples().size()).toArray()), trainer.trainLabels(), fits);
            byte[] bytes = ModelFile.bytes(model);
            files.write(options.out(), bytes);
            printer.line("");
            fits.forEach((category, fit) ->
                    printer.line("%s: lexicons %.3f, n-grams %.3f, constant %.3f; bias %.3f, slope %.3f"
                            .formatted(
                                    category,
                                    fit.ofLexicons(),
                                    fit.ofNgrams(),
                                    fit.constant(),
                                    model.blends().get(category).bias(),
                                    model.blends().get(category).slope())));
            printer.line("%s, %d bytes, for %s".formatted(model.version(), bytes.length, options.out()));
            if (options.encoder().isEmpty()) {
                test(model);
            } else {
                FirstTier first = options.newerForEncoders()
                        ? FirstTier.newTo(encoderSet, pipeline(Optional.of(model)))
                        : FirstTier.byParts(set, options.odds(), unseen, fits);
                withSecond(model, first);
            }
            return model;
        }

        private LearnedModel withSecond(LearnedModel model, FirstTier first) throws EncoderException, IOException {
            test(model, second(first, model));
            return model;
        }

        private EncoderModel second(FirstTier first, LearnedModel besides) throws EncoderException, IOException {
            EncoderModel model = second.orElseThrow().train(first, besides);
            Path file = options.encoder().orElseThrow();
            byte[] bytes = EncoderModelFile.bytes(model);
            files.write(file, bytes);
            printer.line("");
            printer.line("%s beside %s, asked within %.3f, %d bytes, for %s"
                    .formatted(model.version(), model.besides(), model.band(), bytes.length, file));
            return model;
        }

        /**
         * Fits how much lexicons and n-grams count. What a stretch of a long comment is worth depends on the fit, hence the
         * rounds.
         *
         * @param unseen takes the n-grams' log-odds of every comment, from models that did not see its fold
         */
        private Map<Category, BlendFit> fits(int[] folds, Map<Category, double[]> unseen) {
            List<NgramTrainer.Trained> withoutFold = IntStream.range(0, options.folds())
                    .parallel()
                    .mapToObj(left -> trainWithout(comment -> folds[comment] == left))
                    .toList();
            Map<Category, BlendFit> fits = new EnumMap<>(Category.class);
            NgramModel.CATEGORIES.forEach(category -> fits.put(category, new BlendFit(1, 1, 0)));
            for (int round = 0; round < ROUNDS; round++) {
                for (int fold = 0; fold < options.folds(); fold++) {
                    int left = fold;
                    score(withoutFold.get(fold), fits, comment -> folds[comment] == left, unseen);
                }
                fits.putAll(fit(unseen));
            }
            return fits;
        }

        private Map<Category, double[]> empty() {
            Map<Category, double[]> logits = new EnumMap<>(Category.class);
            NgramModel.CATEGORIES.forEach(category -> logits.put(category, new double[set.size()]));
            return logits;
        }

        private NgramTrainer.Trained trainWithout(IntPredicate left) {
            return trainer.train(IntStream.range(0, set.examples().size())
                    .filter(row -> !set.madeOf(row, left))
                    .toArray());
        }

        private void score(
                NgramTrainer.Trained trained,
                Map<Category, BlendFit> fits,
                IntPredicate wanted,
                Map<Category, double[]> into) {
            NgramTrainer.Reader reader = trained.reader(fits);
            IntStream.range(0, set.size()).filter(wanted).forEach(comment -> {
                double[] logits = reader.logits(set.read(comment));
                into.forEach((category, of) -> of[comment] = logits[NgramModel.CATEGORIES.indexOf(category)]);
            });
        }

        private Map<Category, BlendFit> fit(Map<Category, double[]> unseen) {
            Map<Category, BlendFit> fits = new EnumMap<>(Category.class);
            for (Category category : NgramModel.CATEGORIES) {
                int[] known = set.freshWith(category);
                double[] ofLexicons = IntStream.of(known)
                        .mapToDouble(i -> set.lexicons(i, category))
                        .toArray();
                double[] ofNgrams = IntStream.of(known)
                        .mapToDouble(i -> unseen.get(category)[i])
                        .toArray();
                fits.put(
                        category,
                        BlendFit.of(ofLexicons, ofNgrams, set.harmful(known, category))
                                .rarer(set.rarer(known, category, options.odds().get(category))));
            }
            return fits;
        }

        private void report(
                String what, int begin, int end, Map<Category, double[]> unseen, Map<Category, BlendFit> fits) {
            if (begin == end) {
                return;
            }
            FirstTier first = FirstTier.byParts(set, options.odds(), unseen, fits);
            Tally lexiconsAlone = new Tally();
            Tally ngramsAlone = new Tally();
            Tally both = new Tally();
            for (int i = begin; i < end; i++) {
                LabelledComment comment = set.comment(i);
                lexiconsAlone.add(comment, set.byLexicons(i));
                ngramsAlone.add(comment, first.ngrams(i));
                both.add(comment, first.withLexicons(i));
            }
            print(what + ", lexicons alone", lexiconsAlone);
            print(what + ", n-grams of models that did not see the batch", ngramsAlone);
            print(what + ", both", both);
            printer.line("harmless comments flagged in any category: lexicons alone %d, n-grams %d, both %d, of %d"
                    .formatted(
                            lexiconsAlone.harmlessFlagged(),
                            ngramsAlone.harmlessFlagged(),
                            both.harmlessFlagged(),
                            both.harmless()));
            printer.line("");
            printer.kinds(both.kinds());
            printer.pairs(both.pairs());
        }

        private void print(String title, Tally tally) {
            printer.line("");
            printer.line(title);
            printer.categories(tally.categories());
        }

        /** Trains without each kind, and without the comment's batch, and prints what is found of the kind then. */
        private void withoutKinds(Map<Category, BlendFit> fits) {
            int[] folds = set.folds(PARTS_WITHOUT_KINDS);
            Map<String, Tally> tallies = new HashMap<>();
            Set<String> kinds = set.freshKinds();
            for (String kind : kinds) {
                Map<Category, double[]> unseen = empty();
                IntPredicate ofKind = comment -> set.comment(comment).kind().equals(kind);
                for (int fold = 0; fold < PARTS_WITHOUT_KINDS; fold++) {
                    int left = fold;
                    NgramTrainer.Trained trained =
                            trainWithout(comment -> folds[comment] == left || ofKind.test(comment));
                    score(trained, fits, comment -> folds[comment] == left && ofKind.test(comment), unseen);
                }
                Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
                IntStream.range(set.firstFresh(), set.size())
                        .filter(ofKind)
                        .forEach(comment -> tally.add(set.comment(comment), Scores.of(category -> fits.get(category)
                                .score(set.lexicons(comment, category), unseen.get(category)[comment]))));
            }
            printer.line("");
            printer.line("fresh comments of a kind, both, trained without the kind");
            kinds.forEach(kind -> printer.kinds(tallies.get(kind).kinds()));
        }

        private void test(LearnedModel model, EncoderModel second) throws EncoderException {
            try (SecondTier tier = SecondTier.open(second)) {
                for (CommentFile file : options.tests()) {
                    printer.line("");
                    printer.line(file.path().getFileName().toString());
                    pipeline(Optional.of(model))
                            .tiers(tests.get(file), pipeline(Optional.empty()), tier)
                            .print(printer, second.band());
                }
            }
        }

        private void test(LearnedModel model) {
            for (CommentFile file : options.tests()) {
                test(file, model);
            }
        }

        private void test(CommentFile file, LearnedModel model) {
            CommentPipeline pipeline = pipeline(Optional.of(model));
            Tally tally = new Tally();
            for (LabelledComment comment : tests.get(file)) {
                tally.add(comment, pipeline.score(comment));
            }
            print(file.path().getFileName() + ", both", tally);
            printer.line("harmless comments flagged in any category: %d of %d"
                    .formatted(tally.harmlessFlagged(), tally.harmless()));
            printer.line("");
            printer.kinds(tally.kinds());
            printer.pairs(tally.pairs());
        }
    }
}
