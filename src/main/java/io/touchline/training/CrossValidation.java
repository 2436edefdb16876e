package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.learned.BlendFit;
import io.touchline.learned.NgramModel;
import io.touchline.learned.NgramTrainer;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import io.touchline.training.tuning.TuningOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of {@link CrossValidate}. Comments are numbered: our own, then the added ones, then the measured ones. */
final class CrossValidation {

    private static final Category CATEGORY = Category.ABUSE;
    private static final int COLUMN = NgramModel.CATEGORIES.indexOf(CATEGORY);

    /** As many parts as trainings to fit how much each tier counts. */
    private static final int PARTS = 3;

    /** Of the comments that the second tier learns from. */
    private static final double SHARE_OF_OTHERS = 0.75;

    /** Of a category that is not measured: never in doubt. */
    private static final double NO_SCORE = 1e-9;

    /** As the models in the jar were trained. */
    private static final double JOINED = 0.4;

    private final CrossValidateOptions options;
    private final ReportPrinter printer;
    private final TrainingSet set;
    private final NgramTrainer trainer;
    private final int firstMeasured;
    private final int leftOff;
    private final int[] parts;
    private final Tiers tiers = new Tiers();

    CrossValidation(CrossValidateOptions options, ReportPrinter printer)
            throws UsageException, InputException, IOException {
        this.options = options;
        this.printer = printer;
        Canonicaliser canonicaliser = new Canonicaliser();
        Optional<List<TargetNames>> registry = options.targets().isPresent()
                ? Optional.of(new TargetFile(options.targets().get(), canonicaliser).targets())
                : Optional.empty();
        Lexicons lexicons = Evaluate.lexicons(options.lexicons(), canonicaliser);
        List<LabelledComment> own = Evaluate.comments(options.own());
        List<LabelledComment> others = new ArrayList<>(others(options.added()));
        List<LabelledComment> measured = others(options.measured());
        Set<String> batches = measured.stream().map(LabelledComment::batch).collect(Collectors.toSet());
        int added = others.size();
        others.removeIf(comment -> batches.contains(comment.batch()));
        leftOff = added - others.size();
        firstMeasured = own.size() + others.size();
        others.addAll(measured);
        set = new TrainingSet(
                own,
                others,
                List.of(),
                new TrainingSet.Augmentation(1, JOINED, options.seed()),
                lexicons,
                new CommentPipeline(canonicaliser, lexicons, Optional.empty(), registry));
        trainer = new NgramTrainer(set.examples(), 1);
        // Spread over each fold alike.
        int folds = Math.max(1, options.folds());
        parts = Arrays.stream(set.folds(folds * PARTS))
                .map(place -> place / folds)
                .toArray();
    }

    /**
     * Those of which the category is known, which alone is scored. In batches of their own unless their files say
     * otherwise, a disguised one with the comment that it disguises.
     */
    private static List<LabelledComment> others(List<CommentFile> files) throws InputException, IOException {
        List<LabelledComment> comments = new ArrayList<>();
        for (CommentFile file : files) {
            String name = file.path().getFileName().toString();
            Map<String, String> texts = new HashMap<>();
            file.comments().forEach(comment -> texts.put(comment.id(), comment.text()));
            file.comments().stream()
                    .filter(comment -> comment.truth().containsKey(CATEGORY))
                    .map(comment -> comment.only(CATEGORY))
                    .map(comment -> comment.batch().equals(name) ? comment.inBatch(plain(comment, texts)) : comment)
                    .forEach(comments::add);
        }
        return comments;
    }

    /** The text of a comment without its disguise. @param texts of its file, by id */
    private static String plain(LabelledComment comment, Map<String, String> texts) {
        return comment.partner().map(texts::get).orElse(comment.text());
    }

    void measure() throws UsageException, EncoderException {
        if (options.folds() == 0) {
            measure(comment -> comment >= firstMeasured);
        }
        int[] folds = set.folds(Math.max(1, options.folds()));
        for (int fold = 0; fold < options.folds(); fold++) {
            int left = fold;
            measure(comment -> comment >= firstMeasured && folds[comment] == left);
        }
        if (leftOff > 0) {
            printer.line("%d comments left off those added: of texts or batches that are measured".formatted(leftOff));
        }
        printer.line("%d comments of our own, %d added, %d measured, %s; the second tier learned from %d at most"
                .formatted(
                        set.firstFresh(),
                        firstMeasured - set.firstFresh(),
                        set.size() - firstMeasured,
                        options.folds() == 0 ? "not learned from" : "in " + options.folds() + " folds",
                        options.points()));
        tiers.summary(printer, tiers.band(options.asked()));
    }

    /** Learns from all comments but some and measures those. */
    private void measure(IntPredicate left) throws UsageException, EncoderException {
        int[] others = IntStream.range(set.firstFresh(), set.size())
                .filter(left.negate())
                .toArray();
        First first = first(left, others);
        try (Second second = second(others, first)) {
            int[] measured =
                    IntStream.range(set.firstFresh(), set.size()).filter(left).toArray();
            for (int comment : measured) {
                double ngrams = first.trained().logit(comment, CATEGORY);
                double score = first.fit().score(set.lexicons(comment, CATEGORY), ngrams);
                double[] decisions = second.reader().decide(set.read(comment));
                tiers.add(
                        set.comment(comment),
                        set.byLexicons(comment),
                        scored(1 / (1 + Math.exp(-ngrams))),
                        decisions,
                        scored(score),
                        scored(second.fit().score(Tiers.logOdds(score), decisions[COLUMN])));
            }
        }
    }

    private static CommentScore scored(double score) {
        return Scores.of(category -> category == CATEGORY ? score : NO_SCORE);
    }

    /** @param unseen log-odds by n-grams that did not see the comment */
    private record First(NgramTrainer.Trained trained, double[] unseen, BlendFit fit) {}

    private First first(IntPredicate left, int[] others) throws UsageException {
        double[] unseen = new double[set.size()];
        for (int part = 0; part < PARTS; part++) {
            int without = part;
            IntPredicate isOut = comment -> comment >= set.firstFresh() && parts[comment] == without;
            NgramTrainer.Trained trained = trainWithout(left.or(isOut));
            IntStream.of(others).filter(isOut).forEach(comment -> unseen[comment] = trained.logit(comment, CATEGORY));
        }
        return new First(
                trainWithout(left),
                unseen,
                fit(
                        others,
                        IntStream.of(others)
                                .mapToDouble(i -> set.lexicons(i, CATEGORY))
                                .toArray(),
                        IntStream.of(others).mapToDouble(i -> unseen[i]).toArray()));
    }

    private NgramTrainer.Trained trainWithout(IntPredicate left) throws UsageException {
        set.requireEachKnown(left);
        return trainer.train(IntStream.range(0, set.examples().size())
                .filter(row -> !set.madeOf(row, left))
                .toArray());
    }

    private BlendFit fit(int[] comments, double[] one, double[] other) throws UsageException {
        boolean[] harmful = set.harmful(comments, CATEGORY);
        try {
            return BlendFit.of(one, other, harmful);
        } catch (IllegalArgumentException e) {
            throw new UsageException("what is learned from beside our own must be harmful and harmless");
        }
    }

    private record Second(EncoderLessons.Reader reader, BlendFit fit) implements AutoCloseable {

        @Override
        public void close() throws EncoderException {
            reader.close();
        }
    }

    private Second second(int[] others, First first) throws UsageException, EncoderException {
        int[] sample = sample(others);
        EncoderLessons lessons = new EncoderLessons(
                set, sample, TuningOptions.of(options.epochs(), options.seed()), Optional.empty(), progress -> {});
        IntPredicate isHeldOut = comment -> comment >= set.firstFresh() && parts[comment] == 0;
        double[][] decisions = lessons.unseen(isHeldOut);
        int[] known = IntStream.range(0, sample.length)
                .filter(i -> isHeldOut.test(sample[i]))
                .toArray();
        BlendFit fit = fit(
                IntStream.of(known).map(i -> sample[i]).toArray(),
                IntStream.of(known)
                        .mapToDouble(i -> Tiers.logOdds(
                                first.fit().score(set.lexicons(sample[i], CATEGORY), first.unseen()[sample[i]])))
                        .toArray(),
                IntStream.of(known).mapToDouble(i -> decisions[i][COLUMN]).toArray());
        return new Second(EncoderLessons.Reader.open(lessons.learn()), fit);
    }

    private int[] sample(int[] others) {
        int[] ofOthers = sample(others, (int) (SHARE_OF_OTHERS * options.points()));
        int[] ofOwn = sample(IntStream.range(0, set.firstFresh()).toArray(), options.points() - ofOthers.length);
        return IntStream.concat(Arrays.stream(ofOwn), Arrays.stream(ofOthers)).toArray();
    }

    private int[] sample(int[] comments, int most) {
        List<Integer> shuffled = new ArrayList<>(Arrays.stream(comments).boxed().toList());
        Collections.shuffle(shuffled, new Random(options.seed()));
        return shuffled.stream().limit(most).mapToInt(Integer::intValue).toArray();
    }
}
