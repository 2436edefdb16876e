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
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
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
    private final List<LabelledComment> comments;
    private final int firstFresh;

    /** @param firstFresh from which comment on they are ones that the lexicons were not written with */
    SecondTierTraining(TrainOptions options, ReportPrinter printer, List<LabelledComment> comments, int firstFresh) {
        this.options = options;
        this.printer = printer;
        this.comments = comments;
        this.firstFresh = firstFresh;
    }

    /**
     * What is known of the comments from the first tier.
     *
     * @param reads one for each comment
     * @param folds the part that each belongs to
     * @param lexicons what lexicons alone say of each
     * @param ngrams log-odds by n-grams that did not see the comment's part
     * @param fits how the two make a score
     */
    record Before(
            List<ReadText> reads,
            int[] folds,
            List<CommentScore> lexicons,
            Map<Category, double[]> ngrams,
            Map<Category, BlendFit> fits) {

        /** Log-odds of the score by lexicons and n-grams. */
        double logOdds(int comment, Category category) {
            var score = lexicons.get(comment).categories().get(category);
            return Tiers.logOdds(fits.get(category).score(score.logit() - score.bias(), ngrams.get(category)[comment]));
        }
    }

    EncoderModel train(Before before, LearnedModel besides) throws EncoderException {
        List<Encoded> encoded = encode(before.reads());
        for (EncoderKind kind : EncoderKind.values()) {
            long count = encoded.stream().filter(some -> some.kind() == kind).count();
            printer.line(kind + ": " + count + " comments");
        }
        EncoderTrainer trainer = new EncoderTrainer(
                encoded, comments.stream().map(LabelledComment::truth).toList(), COMPONENTS, GAMMA, RIDGE);
        double[][] decisions = trainer.unseen(before.folds());
        Map<Category, Weighing> weighings = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            weighings.put(category, weighing(category, before, decisions, besides));
        }
        Tiers tiers = new Tiers();
        for (int i = firstFresh; i < comments.size(); i++) {
            int at = i;
            Map<Category, Double> logits = new EnumMap<>(Category.class);
            NgramModel.CATEGORIES.forEach(category -> logits.put(
                    category,
                    before.logOdds(at, category)
                            / besides.blends().get(category).slope()));
            tiers.add(
                    comments.get(i),
                    before.lexicons().get(i),
                    Scores.of(category -> 1
                            / (1
                                    + options.rarer().get(category)
                                            * Math.exp(-before.ngrams().get(category)[at]))),
                    decisions[i],
                    Scores.of(category -> 1 / (1 + Math.exp(-before.logOdds(at, category)))),
                    Tiers.always(weighings, logits, decisions[i]));
        }
        double band = Math.rint(tiers.band(options.asked()) * 100) / 100;
        printer.line("");
        printer.line("fresh comments, by models that did not see the batch");
        tiers.print(printer, band);
        return EncoderModelFile.of(besides.version(), band, trainer.heads(), weighings);
    }

    private static List<Encoded> encode(List<ReadText> reads) throws EncoderException {
        List<Encoded> encoded = new ArrayList<>();
        try (Encoders encoders = Encoders.open()) {
            for (ReadText read : reads) {
                encoded.add(encoders.encode(read));
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
        int[] known = IntStream.range(firstFresh, comments.size())
                .filter(i -> comments.get(i).truth().containsKey(category))
                .toArray();
        boolean[] harmful = new boolean[known.length];
        for (int i = 0; i < known.length; i++) {
            harmful[i] = comments.get(known[i]).truth().get(category);
        }
        BlendFit fit = BlendFit.of(
                IntStream.of(known)
                        .mapToDouble(i -> before.logOdds(i, category) + rarer)
                        .toArray(),
                IntStream.of(known).mapToDouble(i -> decisions[i][which]).toArray(),
                harmful);
        double slope = fit.ofLexicons() * besides.blends().get(category).slope();
        printer.line("%s: first tier %.3f, encoder %.3f, constant %.3f"
                .formatted(category, fit.ofLexicons(), fit.ofNgrams(), fit.constant()));
        return new Weighing(fit.ofNgrams() / slope, (fit.constant() + (fit.ofLexicons() - 1) * rarer) / slope, slope);
    }
}
