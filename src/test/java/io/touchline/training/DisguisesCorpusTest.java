package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words hidden as people hide them, none of it trained on: what is caught plainly is caught in disguise too. What other
 * characters and initials cost {@code SequencePath} was chosen on these comments; the bounds leave two or three beside
 * what was reached, as encoders differ between processors.
 */
class DisguisesCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final PartnerTally PAIRS = new PartnerTally();
    private static int harmless;
    private static int flagged;

    @BeforeAll
    static void score() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        Optional<List<TargetNames>> registry =
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets());
        Optional<LearnedModel> model = Optional.of(ModelFile.bundled());
        try (SecondTier tier = EvaluateOptions.second("bundled", model).orElseThrow()) {
            CommentPipeline pipeline =
                    new CommentPipeline(canonicaliser, BundledLexicons.compiled(), model, registry, Optional.of(tier));
            Path file = CORPUS.resolve("disguises-dev.jsonl");
            for (LabelledComment comment : new CommentFile(file, CommentFile.Format.JSONL, Map.of()).comments()) {
                CommentScore score = pipeline.score(comment);
                PAIRS.add(comment, score);
                if (!comment.truth().containsValue(true)) {
                    harmless++;
                    flagged +=
                            score.categories().values().stream().anyMatch(category -> category.score() >= 0.5) ? 1 : 0;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evasion-homophone, 0.93",
        "evasion-initials, 0.88",
        "evasion-pinyin, 0.9",
        "evasion-spacer, 0.95",
        "evasion-split, 0.95",
        "evasion-emoji, 0.95",
        "evasion-confusable, 0.95",
        "evasion-repeat, 0.95",
        "evasion-traditional, 0.85",
        "evasion-width, 0.85",
        "evasion-leet, 0.8"
    })
    void findsWhatIsHidden(String kind, double least) {
        PartnerTally.Pairs pairs = PAIRS.pairs().get(kind);
        assertThat(pairs.ratio()).as(pairs.toString()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void leavesHarmlessPlayWithWordsAlone() {
        assertThat(harmless).isEqualTo(180);
        assertThat(flagged).isLessThanOrEqualTo(6);
    }
}
