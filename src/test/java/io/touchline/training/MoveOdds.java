package io.touchline.training;

import io.touchline.encoder.EncoderModel;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives both tiers other odds of harm without learning anything anew: {@code NGRAM ENCODER OUT-NGRAM OUT-ENCODER FIRST
 * BOTH BAND}, {@code FIRST} and {@code BOTH} being by how many times the odds of abuse, slander and incitement change
 * where the encoder is not asked and where it is, {@code BAND} within how many log-odds of a threshold it is asked.
 */
public final class MoveOdds {

    private MoveOdds() {}

    public static void main(String... args) throws Exception {
        LearnedModel first = ModelFile.read(Path.of(args[0]));
        EncoderModel second = EncoderModelFile.read(Path.of(args[1]));
        List<Double> ofFirst = logs(args[4]);
        List<Double> ofBoth = logs(args[5]);
        Map<Category, LearnedModel.Blend> blends = new EnumMap<>(Category.class);
        Map<Category, EncoderModel.Weighing> weighings = new EnumMap<>(Category.class);
        for (int i = 0; i < NgramModel.CATEGORIES.size(); i++) {
            Category category = NgramModel.CATEGORIES.get(i);
            LearnedModel.Blend blend = first.blends().get(category);
            double moved = ofFirst.get(i) / blend.slope();
            blends.put(category, new LearnedModel.Blend(blend.bias() + moved, blend.slope()));
            EncoderModel.Weighing weighing = second.weighings().get(category);
            // The sum of both begins with the first one's, which has moved.
            double constant = weighing.constant() - moved + ofBoth.get(i) / weighing.slope();
            weighings.put(category, new EncoderModel.Weighing(weighing.factor(), constant, weighing.slope()));
        }
        LearnedModel movedFirst = ModelFile.of(first.ngrams(), first.labels(), blends);
        EncoderModel movedSecond = EncoderModelFile.of(
                movedFirst.version(), Double.parseDouble(args[6]), second.tuned(), second.heads(), weighings);
        Files.write(Path.of(args[2]), ModelFile.bytes(movedFirst));
        Files.write(Path.of(args[3]), EncoderModelFile.bytes(movedSecond));
        System.out.println(movedFirst.version() + " " + movedSecond.version());
    }

    private static List<Double> logs(String factors) {
        return Stream.of(factors.split(",")).map(Double::valueOf).map(Math::log).toList();
    }
}
