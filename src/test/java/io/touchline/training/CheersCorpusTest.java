package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everyday harmless cheers, and harm that borrows their words, none of it trained on: thousands say such a thing at once,
 * and one that is taken for abuse makes a group of them. The bounds leave a comment or two beside what was
 * reached when cheers came into the training text (2, 16 and 17), as encoders differ between processors;
 * src/docs/reading.md has the figures.
 */
class CheersCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    /** From here on thread and targets of a comment count for coordination. */
    private static final double DOUBTFUL = 0.15;

    private static final double FLAGGED = 0.5;

    private static final List<Double> HARMLESS = new ArrayList<>();
    private static final List<Double> HARMFUL = new ArrayList<>();

    @BeforeAll
    static void score() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = BundledLexicons.compiled();
        Optional<List<TargetNames>> registry =
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets());
        Optional<LearnedModel> model = Optional.of(ModelFile.bundled());
        try (SecondTier tier = EvaluateOptions.second("bundled", model).orElseThrow()) {
            CommentPipeline pipeline = new CommentPipeline(canonicaliser, lexicons, model, registry, Optional.of(tier));
            for (LabelledComment comment : cheers()) {
                double hostility = hostility(pipeline.score(comment));
                (comment.truth().containsValue(true) ? HARMFUL : HARMLESS).add(hostility);
                print(comment, hostility);
            }
        }
    }

    private static List<LabelledComment> cheers() throws Exception {
        return comments(CORPUS.resolve("cheers-test.jsonl"));
    }

    private static List<LabelledComment> comments(Path file) throws Exception {
        return new CommentFile(file, CommentFile.Format.JSONL, Map.of()).comments();
    }

    private static double hostility(CommentScore score) {
        return score.categories().values().stream()
                .mapToDouble(category -> category.score())
                .max()
                .orElseThrow();
    }

    private static void print(LabelledComment comment, double hostility) {
        boolean harmful = comment.truth().containsValue(true);
        if (harmful ? hostility < FLAGGED : hostility >= DOUBTFUL) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %.3f %s %s%n",
                    harmful ? "missed" : "doubted",
                    hostility,
                    comment.id(),
                    comment.kind());
        }
    }

    private static long from(List<Double> scores, double bound) {
        return scores.stream().filter(score -> score >= bound).count();
    }

    @Test
    void takesHardlyACheerForAnAttack() {
        assertThat(HARMLESS).hasSize(70);
        assertThat(from(HARMLESS, FLAGGED)).isLessThanOrEqualTo(4);
        assertThat(from(HARMLESS, DOUBTFUL)).isLessThanOrEqualTo(18);
    }

    @Test
    void findsTheAttackInTheWordsOfACheer() {
        assertThat(HARMFUL).hasSize(22);
        assertThat(from(HARMFUL, FLAGGED)).isGreaterThanOrEqualTo(16);
    }

    @Test
    void sharesNoTextWithWhatWasTrainedOn() throws Exception {
        Set<String> known = TrainedOn.texts();

        assertThat(cheers())
                .noneMatch(comment -> known.contains(comment.text()))
                .allMatch(comment -> comment.truth().size() == 3);
    }
}
