package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.learned.BlendFit;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelException;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import io.touchline.training.tuning.Tuned;
import io.touchline.training.tuning.TuningOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains the second tier beside a first one that is trained: encoders and heads on all comments, and how much they count
 * on fresh ones, by encoders that did not see the comment's batch: one batch in a few is held out for it. Where the new
 * encoders begin with older ones, or are averaged with them (Wortsman et al. 2022, model soups), nothing is tuned a second
 * time: what is held out is new to the older ones too, and what was judged on it is what is kept.
 */
final class SecondTierTraining {

    private final TrainOptions options;
    private final ReportPrinter printer;
    private final TrainingSet set;
    private final Optional<Tuned> from;
    private final Optional<Tuned> averagedWith;

    /** @throws EncoderException if older encoders that it begins with, or is averaged with, do not read */
    SecondTierTraining(TrainOptions options, ReportPrinter printer, TrainingSet set) throws EncoderException {
        this.options = options;
        this.printer = printer;
        this.set = set;
        Optional<Tuned> older = older(options.from());
        this.from =
                options.anew() ? older.map(tuned -> tuned.without(options.only().orElseThrow())) : older;
        this.averagedWith = older(options.averagedWith());
        requireOfTheseEncoders(from);
        requireOfTheseEncoders(averagedWith);
    }

    /** Before hours of tuning, not behind them. */
    private static void requireOfTheseEncoders(Optional<Tuned> older) throws EncoderException {
        try {
            older.ifPresent(tuned -> tuned.weights().forEach((kind, weights) -> weights.requireOf(kind)));
        } catch (IllegalArgumentException e) {
            throw new EncoderException("older encoders were " + e.getMessage(), e);
        }
    }

    private static double logOdds(FirstTier first, int comment, Category category) {
        return Tiers.logOdds(
                first.withLexicons(comment).categories().get(category).score());
    }

    EncoderModel train(FirstTier first, LearnedModel besides) throws EncoderException {
        EncoderLessons lessons = new EncoderLessons(
                set,
                IntStream.range(0, set.size()).toArray(),
                TuningOptions.of(options.epochs(), options.seed()),
                from,
                printer::line);
        IntPredicate isHeldOut = set.isHeldOut(options.heldOut(), options.split());
        Tuned judged = options.epochs() == 0 ? averagedWith.orElseThrow() : judged(lessons, isHeldOut, averagedWith);
        double[][] decisions = lessons.decide(judged, isHeldOut);
        int[] unseen = set.heldOut(options.heldOut(), options.split());
        Map<Category, Weighing> weighings = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            weighings.put(category, weighing(category, first, unseen, decisions, besides));
        }
        Tiers tiers = new Tiers();
        for (int at : unseen) {
            CommentScore withLexicons = first.withLexicons(at);
            tiers.add(
                    set.comment(at),
                    set.byLexicons(at),
                    first.ngrams(at),
                    decisions[at],
                    withLexicons,
                    Scores.of(category -> weighings
                            .get(category)
                            .score(
                                    Tiers.logOdds(withLexicons
                                                    .categories()
                                                    .get(category)
                                                    .score())
                                            / besides.blends().get(category).slope(),
                                    decisions[at][NgramModel.CATEGORIES.indexOf(category)])));
        }
        double band = Math.rint(tiers.band(options.asked()) * 100) / 100;
        printer.line("");
        printer.line(
                "fresh comments, one batch in %d, by models that did not see the batch".formatted(options.heldOut()));
        tiers.print(printer, band);
        Tuned tuned = options.newer().isEmpty() ? lessons.learn() : judged;
        return EncoderModelFile.of(besides.version(), band, tuned.weights(), tuned.heads(), weighings);
    }

    private Tuned judged(EncoderLessons lessons, IntPredicate isHeldOut, Optional<Tuned> older)
            throws EncoderException {
        IntPredicate left = isHeldOut.or(set.isLeftOutOfMore(options.again()));
        Tuned tuned = options.only().isPresent()
                ? lessons.learnWithout(left, options.only().get())
                : lessons.learnWithout(left);
        return older.isPresent() ? tuned.mean(older.get()) : tuned;
    }

    private static Optional<Tuned> older(Optional<Path> file) throws EncoderException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            EncoderModel model = EncoderModelFile.read(file.get());
            return Optional.of(new Tuned(model.tuned(), model.heads()));
        } catch (IOException | ModelException e) {
            throw new EncoderException(file.get() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Fits {@code a · l + b · decision + c} to comments, {@code l} being the first tier's log-odds, and turns it into a
     * contribution beside the first tier's.
     */
    private Weighing weighing(
            Category category, FirstTier first, int[] comments, double[][] decisions, LearnedModel besides) {
        int which = NgramModel.CATEGORIES.indexOf(category);
        int[] known = IntStream.of(comments)
                .filter(i -> set.comment(i).truth().containsKey(category))
                .toArray();
        BlendFit fit = BlendFit.of(
                IntStream.of(known)
                        .mapToDouble(i -> logOdds(first, i, category))
                        .toArray(),
                IntStream.of(known).mapToDouble(i -> decisions[i][which]).toArray(),
                set.harmful(known, category));
        // As printed, so that a card tells all of it.
        double ofFirst = rounded(fit.ofLexicons());
        double ofEncoder = rounded(fit.ofNgrams());
        double constant = rounded(fit.constant());
        double slope = ofFirst * besides.blends().get(category).slope();
        printer.line(
                "%s: first tier %.3f, encoder %.3f, constant %.3f".formatted(category, ofFirst, ofEncoder, constant));
        double rarer = Math.log(set.rarer(known, category, options.oddsOfBoth().get(category)));
        return new Weighing(ofEncoder / slope, (constant - rarer) / slope, slope);
    }

    private static double rounded(double number) {
        return Math.rint(number * 1000) / 1000;
    }
}
