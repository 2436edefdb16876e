package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.Encoders;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.BlendFit;
import io.touchline.learned.Example;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.NgramTrainer;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains the first tier on labelled comments and fits its scores.
 *
 * <pre>{@code
 * java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' io.touchline.training.Train \
 *     FILE [FILE...] --fresh FILE [--fresh FILE...] --out MODEL.bin [--test FILE...] [--targets targets.json]
 * }</pre>
 *
 * <p>Files are as for {@link Evaluate}, with two more columns: {@code batch}, comments of one batch are never on both
 * sides of a split, and {@code label}, the label that a harmful comment is an example of. The lexicons were written with
 * some files in sight and know them too well; how far lexicons and n-grams are trusted is therefore fitted to the
 * {@code --fresh} files, whose n-gram scores come from models that did not see their batch.
 *
 * <p>The same files and options give the same model, to the byte. Prints what is found in comments not trained on:
 * by lexicons alone, by n-grams alone, and by both. Never writes the text of a comment. Exit code 0, or 2 if the command
 * line or an input file is wrong.
 */
public final class Train {

    private static final int OK = 0;
    private static final int WRONG_INPUT = 2;

    /** Comments of either kind without which nothing can be fitted. */
    private static final int FEWEST = 20;

    /** As many parts as trainings for each kind that is left out. */
    private static final int PARTS_WITHOUT_KINDS = 3;

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
            LearnedModel model = new Run(options, new ReportPrinter(both)).train();
            if (options.card().isPresent()) {
                ModelCard.write(options, model, report.toString(StandardCharsets.UTF_8));
            }
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

    /** Writes to two streams. */
    private static final class Tee extends OutputStream {

        private final OutputStream one;
        private final OutputStream other;

        Tee(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            one.write(b);
            other.write(b);
        }

        @Override
        public void flush() throws IOException {
            one.flush();
        }
    }

    /** One training, step by step. */
    private static final class Run {

        private final TrainOptions options;
        private final Canonicaliser canonicaliser = new Canonicaliser();
        private final Optional<List<TargetNames>> registry;
        private final Lexicons lexicons;
        private final ReportPrinter printer;

        /** The comments as they are in the files, the fresh ones last. */
        private final List<LabelledComment> comments = new ArrayList<>();

        private final int firstFresh;
        private final List<CommentScore> byLexicons = new ArrayList<>();
        /** One for each comment, then those for its variants. */
        private final List<Example> examples = new ArrayList<>();
        /** Per example the comment that it is or was made of. */
        private final List<Integer> origins = new ArrayList<>();

        private final NgramTrainer trainer;

        Run(TrainOptions options, ReportPrinter printer) throws UsageException, InputException, IOException {
            this.options = options;
            this.printer = printer;
            registry = options.targets().isPresent()
                    ? Optional.of(new TargetFile(options.targets().get(), canonicaliser).targets())
                    : Optional.empty();
            lexicons = Lexicons.compile(Evaluate.lexiconFiles(options.lexicons()), canonicaliser);
            comments.addAll(Evaluate.comments(options.files()));
            firstFresh = comments.size();
            comments.addAll(Evaluate.comments(options.fresh()));
            read();
            trainer = new NgramTrainer(examples, options.cost());
        }

        private void read() {
            CommentPipeline pipeline = pipeline(Optional.empty());
            Respeller respeller = new Respeller(lexicons.disguises(), options.seed());
            for (LabelledComment comment : comments) {
                byLexicons.add(pipeline.score(comment));
                origins.add(origins.size());
                examples.add(pipeline.example(comment));
            }
            for (int i = 0; i < comments.size(); i++) {
                for (LabelledComment variant :
                        respeller.variants(comments.get(i), byLexicons.get(i), options.variants())) {
                    origins.add(i);
                    examples.add(pipeline.example(variant));
                }
            }
            join(pipeline);
        }

        /**
         * Comments that say two things: what speaks for one kind of harm must not speak against another beside it. Two
         * harmful ones that share no category, or two harmless ones, so that length says nothing.
         */
        private void join(CommentPipeline pipeline) {
            Random random = new Random(options.seed());
            Map<String, List<Integer>> alike = new HashMap<>();
            for (int i = 0; i < comments.size(); i++) {
                alike.computeIfAbsent(likeness(comments.get(i)), key -> new ArrayList<>())
                        .add(i);
            }
            for (int i = 0; i < comments.size(); i++) {
                LabelledComment one = comments.get(i);
                List<Integer> others = alike.get(likeness(one));
                LabelledComment other = comments.get(others.get(random.nextInt(others.size())));
                boolean apart = Collections.disjoint(harms(one), harms(other));
                boolean alikeHarmful = harms(one).isEmpty() == harms(other).isEmpty();
                if (one != other && apart && alikeHarmful && random.nextDouble() < options.joined()) {
                    origins.add(i);
                    examples.add(pipeline.example(one.joined(other)));
                }
            }
        }

        private static Set<Category> harms(LabelledComment comment) {
            Set<Category> harms = EnumSet.noneOf(Category.class);
            comment.truth().forEach((category, harmful) -> {
                if (harmful) {
                    harms.add(category);
                }
            });
            return harms;
        }

        /** Only comments of one batch and script are joined: a batch is never on both sides of a split. */
        private static String likeness(LabelledComment comment) {
            return comment.batch() + ' ' + EncoderKind.of(comment.text());
        }

        private CommentPipeline pipeline(Optional<LearnedModel> learned) {
            return new CommentPipeline(canonicaliser, lexicons, learned, registry);
        }

        LearnedModel train() throws UsageException, InputException, EncoderException, IOException {
            printer.line("%d comments and %d variants; lexicons %s"
                    .formatted(comments.size(), examples.size() - comments.size(), lexicons.version()));
            requireEnough();
            Map<Category, double[]> unseen = unseen(folds(options.folds()));
            Map<Category, BlendFit> fits = fit(unseen);
            report("comments that the lexicons were written with", 0, firstFresh, unseen, fits);
            report("fresh comments", firstFresh, comments.size(), unseen, fits);
            if (options.withoutKinds()) {
                withoutKinds(fits);
            }
            LearnedModel model = NgramTrainer.model(
                    trainer.train(IntStream.range(0, examples.size()).toArray()), trainer.trainLabels(), fits);
            Files.write(options.out(), ModelFile.bytes(model));
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
            printer.line("%s, %d bytes, in %s".formatted(model.version(), Files.size(options.out()), options.out()));
            test(model, options.encoder().isPresent() ? Optional.of(second(unseen, fits, model)) : Optional.empty());
            return model;
        }

        private EncoderModel second(Map<Category, double[]> unseen, Map<Category, BlendFit> fits, LearnedModel besides)
                throws EncoderException, IOException {
            SecondTierTraining training = new SecondTierTraining(options, printer, comments, firstFresh);
            EncoderModel model = training.train(
                    new SecondTierTraining.Before(
                            examples.subList(0, comments.size()).stream()
                                    .map(Example::read)
                                    .toList(),
                            folds(options.folds()),
                            byLexicons,
                            unseen,
                            fits),
                    besides);
            Path file = options.encoder().orElseThrow();
            Files.write(file, EncoderModelFile.bytes(model));
            printer.line("");
            printer.line("%s beside %s, asked within %.3f, %d bytes, in %s"
                    .formatted(model.version(), model.besides(), model.band(), Files.size(file), file));
            return model;
        }

        /** Per comment the part that it belongs to: whole batches, spread by the seed. */
        private int[] folds(int parts) {
            Set<String> names = new TreeSet<>();
            comments.forEach(comment -> names.add(comment.batch()));
            List<String> batches = new ArrayList<>(names);
            Collections.shuffle(batches, new Random(options.seed()));
            return comments.stream()
                    .mapToInt(comment -> batches.indexOf(comment.batch()) % parts)
                    .toArray();
        }

        /** The n-grams' log-odds of every comment, from models that did not see its fold. */
        private Map<Category, double[]> unseen(int[] folds) {
            Map<Category, double[]> unseen = empty();
            for (int fold = 0; fold < options.folds(); fold++) {
                int left = fold;
                NgramTrainer.Trained trained = trainWithout(comment -> folds[comment] == left);
                score(trained, comment -> folds[comment] == left, unseen);
            }
            return unseen;
        }

        private Map<Category, double[]> empty() {
            Map<Category, double[]> logits = new EnumMap<>(Category.class);
            NgramModel.CATEGORIES.forEach(category -> logits.put(category, new double[comments.size()]));
            return logits;
        }

        private NgramTrainer.Trained trainWithout(IntPredicate left) {
            return trainer.train(IntStream.range(0, examples.size())
                    .filter(row -> !left.test(origins.get(row)))
                    .toArray());
        }

        private void score(NgramTrainer.Trained trained, IntPredicate wanted, Map<Category, double[]> into) {
            IntStream.range(0, comments.size())
                    .filter(wanted)
                    .forEach(comment ->
                            into.forEach((category, logits) -> logits[comment] = trained.logit(comment, category)));
        }

        private Map<Category, BlendFit> fit(Map<Category, double[]> unseen) {
            Map<Category, BlendFit> fits = new EnumMap<>(Category.class);
            for (Category category : NgramModel.CATEGORIES) {
                int[] known = IntStream.range(firstFresh, comments.size())
                        .filter(i -> comments.get(i).truth().containsKey(category))
                        .toArray();
                double[] ofLexicons = IntStream.of(known)
                        .mapToDouble(i -> lexicons(i, category))
                        .toArray();
                double[] ofNgrams = IntStream.of(known)
                        .mapToDouble(i -> unseen.get(category)[i])
                        .toArray();
                boolean[] harmful = new boolean[known.length];
                for (int i = 0; i < known.length; i++) {
                    harmful[i] = comments.get(known[i]).truth().get(category);
                }
                fits.put(
                        category,
                        BlendFit.of(ofLexicons, ofNgrams, harmful)
                                .rarer(options.rarer().get(category)));
            }
            return fits;
        }

        private void requireEnough() throws UsageException {
            for (Category category : NgramModel.CATEGORIES) {
                List<Boolean> known = comments.subList(firstFresh, comments.size()).stream()
                        .map(comment -> comment.truth().get(category))
                        .filter(Objects::nonNull)
                        .toList();
                int harmful = Collections.frequency(known, true);
                if (Math.min(harmful, known.size() - harmful) < FEWEST) {
                    throw new UsageException("the --fresh files need %d comments that are %s and %d that are not"
                            .formatted(FEWEST, Row.column(category), FEWEST));
                }
            }
        }

        /** What the lexicons' contributions to a comment come to. */
        private double lexicons(int comment, Category category) {
            var score = byLexicons.get(comment).categories().get(category);
            return score.logit() - score.bias();
        }

        private void report(
                String what, int begin, int end, Map<Category, double[]> unseen, Map<Category, BlendFit> fits) {
            if (begin == end) {
                return;
            }
            Tally lexiconsAlone = new Tally();
            Tally ngramsAlone = new Tally();
            Tally both = new Tally();
            for (int i = begin; i < end; i++) {
                int at = i;
                LabelledComment comment = comments.get(i);
                lexiconsAlone.add(comment, byLexicons.get(i));
                ngramsAlone.add(
                        comment,
                        Scores.of(category -> 1
                                / (1
                                        + Math.exp(-unseen.get(category)[at]
                                                + Math.log(options.rarer().get(category))))));
                both.add(comment, Scores.of(category -> fits.get(category)
                        .score(lexicons(at, category), unseen.get(category)[at])));
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
            int[] folds = folds(PARTS_WITHOUT_KINDS);
            Map<String, Tally> tallies = new HashMap<>();
            Set<String> kinds = new TreeSet<>();
            comments.subList(firstFresh, comments.size()).forEach(comment -> kinds.add(comment.kind()));
            for (String kind : kinds) {
                Map<Category, double[]> unseen = empty();
                IntPredicate ofKind = comment -> comments.get(comment).kind().equals(kind);
                for (int fold = 0; fold < PARTS_WITHOUT_KINDS; fold++) {
                    int left = fold;
                    NgramTrainer.Trained trained =
                            trainWithout(comment -> folds[comment] == left || ofKind.test(comment));
                    score(trained, comment -> folds[comment] == left && ofKind.test(comment), unseen);
                }
                Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
                IntStream.range(firstFresh, comments.size())
                        .filter(ofKind)
                        .forEach(comment -> tally.add(comments.get(comment), Scores.of(category -> fits.get(category)
                                .score(lexicons(comment, category), unseen.get(category)[comment]))));
            }
            printer.line("");
            printer.line("fresh comments of a kind, both, trained without the kind");
            kinds.forEach(kind -> printer.kinds(tallies.get(kind).kinds()));
        }

        private void test(LearnedModel model, Optional<EncoderModel> second)
                throws UsageException, InputException, EncoderException, IOException {
            if (second.isEmpty()) {
                for (CommentFile file : options.tests()) {
                    test(file, model);
                }
                return;
            }
            try (SecondTier tier = new SecondTier(second.get(), Encoders.open())) {
                for (CommentFile file : options.tests()) {
                    printer.line("");
                    printer.line(file.path().getFileName().toString());
                    pipeline(Optional.of(model))
                            .tiers(Evaluate.comments(List.of(file)), pipeline(Optional.empty()), tier)
                            .print(printer, second.get().band());
                }
            }
        }

        private void test(CommentFile file, LearnedModel model) throws UsageException, InputException, IOException {
            CommentPipeline pipeline = pipeline(Optional.of(model));
            Tally tally = new Tally();
            for (LabelledComment comment : Evaluate.comments(List.of(file))) {
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
