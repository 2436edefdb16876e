package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.EncoderTrainer;
import io.touchline.encoder.Encoders;
import io.touchline.encoder.Encoders.Encoded;
import io.touchline.learned.BlendFit;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the second tier beside a first one that is trained: heads over the frozen encoders on all comments, and how much
 * they count on the fresh ones, from machines that did not see the comment's batch.
 */
final class SecondTierTraining {

    /** Half of what the Chinese encoder has. */
    private static final int COMPONENTS = 256;

    /** Of the kernel, and its ridge: chosen by left-out batches of the corpus. */
    private static final double GAMMA = 1;

    private static final double RIDGE = 0.15;

    private final TrainOptions options;
    private final ReportPrinter printer;
    private final TrainingSet set;

    SecondTierTraining(TrainOptions options, ReportPrinter printer, TrainingSet set) {
        this.options = options;
        this.printer = printer;
        this.set = set;
    }

    /**
     * What the first tier's training leaves.
     *
     * @param folds the part that each comment belongs to
     * @param ngrams log-odds by n-grams that did not see the comment's part
     * @param fits how lexicons and n-grams make a score
     */
    record Before(int[] folds, Map<Category, double[]> ngrams, Map<Category, BlendFit> fits) {}

    /** Log-odds of the score by lexicons and n-grams. */
    private double logOdds(Before before, int comment, Category category) {
        return Tiers.logOdds(before.fits()
                .get(category)
                .score(set.lexicons(comment, category), before.ngrams().get(category)[comment]));
    }

    EncoderModel train(Before before, LearnedModel besides) throws EncoderException {
        List<Encoded> encoded = encode();
        for (EncoderKind kind : EncoderKind.values()) {
            long count = encoded.stream().filter(some -> some.kind() == kind).count();
            printer.line(kind + ": " + count + " comments");
        }
        EncoderTrainer trainer = trainer(encoded, set.comments());
        double[][] decisions = trainer.unseen(before.folds());
        Map<Category, Weighing> weighings = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            weighings.put(category, weighing(category, before, decisions, besides));
        }
        Tiers tiers = new Tiers();
        for (int i = set.firstFresh(); i < set.size(); i++) {
            int at = i;
            tiers.add(
                    set.comment(i),
                    set.byLexicons(i),
                    Scores.of(category -> 1
                            / (1
                                    + options.rarer().get(category)
                                            * Math.exp(-before.ngrams().get(category)[at]))),
                    decisions[i],
                    Scores.of(category -> 1 / (1 + Math.exp(-logOdds(before, at, category)))),
                    Scores.of(category -> weighings
                            .get(category)
                            .score(
                                    logOdds(before, at, category)
                                            / besides.blends().get(category).slope(),
                                    decisions[at][NgramModel.CATEGORIES.indexOf(category)])));
        }
        double band = Math.rint(tiers.band(options.asked()) * 100) / 100;
        printer.line("");
        printer.line("fresh comments, by models that did not see the batch");
        tiers.print(printer, band);
        return EncoderModelFile.of(besides.version(), band, trainer.heads(), weighings);
    }

    /** The heads' machines. @param encoded the comments in their order */
    static EncoderTrainer trainer(List<Encoded> encoded, List<LabelledComment> comments) {
        return new EncoderTrainer(
                encoded, comments.stream().map(LabelledComment::truth).toList(), COMPONENTS, GAMMA, RIDGE);
    }

    private List<Encoded> encode() throws EncoderException {
        List<Encoded> encoded = new ArrayList<>();
        try (Encoders encoders = Encoders.open()) {
            for (int i = 0; i < set.size(); i++) {
                encoded.add(encoders.encode(set.read(i)));
            }
        }
        return encoded;
    }

    /**
     * Fits {@code a · l + b · decision + c} to fresh comments, {@code l} being the first tier's log-odds, and turns it
     * into a contribution beside the first tier's.
     */
    private Weighing weighing(Category category, Before before, double[][] decisions, LearnedModel besides) {
        int which = NgramModel.CATEGORIES.indexOf(category);
        double rarer = Math.log(options.rarer().get(category));
        int[] known = set.freshWith(category);
        BlendFit fit = BlendFit.of(
                IntStream.of(known)
                        .mapToDouble(i -> logOdds(before, i, category) + rarer)
                        .toArray(),
                IntStream.of(known).mapToDouble(i -> decisions[i][which]).toArray(),
                set.harmful(known, category));
        double slope = fit.ofLexicons() * besides.blends().get(category).slope();
        printer.line("%s: first tier %.3f, encoder %.3f, constant %.3f"
                .formatted(category, fit.ofLexicons(), fit.ofNgrams(), fit.constant()));
        return new Weighing(fit.ofNgrams() / slope, (fit.constant() + (fit.ofLexicons() - 1) * rarer) / slope, slope);
    }
}
