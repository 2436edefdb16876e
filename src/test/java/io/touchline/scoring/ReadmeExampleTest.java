package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.EncoderModelFile;
import io.touchline.handling.BundledPolicy;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.target.TargetNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's first answer is this build's: whoever integrates takes it for a test. */
class ReadmeExampleTest {

    private static final String COMMENT = "林知夏就是个废*物，姐妹们都去她评论区骂她！";

    @Test
    void scoresLabelsAndVersionsAreThoseOfThisBuild() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        BundledScorer scorer =
                new BundledScorer(List.of(new TargetNames("lin-zhixia", "林知夏", List.of("知夏"), List.of())));
        FirstReading first = scorer.first(COMMENT);

        assertThat(first.doubt()).isGreaterThan(EncoderModelFile.bundled().band());
        CommentScore score = first.score();
        Map<Category, CategoryScore> categories = score.categories();
        assertThat(readme)
                .contains("\"text\":\"" + COMMENT + "\"")
                .contains("\"scores\":" + three(categories, CategoryScore::score))
                .contains("\"logits\":" + three(categories, CategoryScore::logit))
                .contains("\"bias\":" + three(categories, CategoryScore::bias));
        score.labels().forEach(held -> assertThat(readme)
                .contains(String.format(
                        Locale.ROOT,
                        "\"label\":\"%s\",\"category\":\"%s\",\"score\":%.6f",
                        held.label().wire(),
                        held.label().category(),
                        held.score())));
        assertThat(readme)
                .contains("\"versions\":{\"lexicon\":\"%s\",\"model\":\"%s+%s\",\"policy\":\"default@%s\""
                        .formatted(
                                BundledLexicons.compiled().version(),
                                scorer.version(),
                                EncoderModelFile.bundled().version(),
                                BundledPolicy.read().version()));
    }

    private interface Number {

        double of(CategoryScore score);
    }

    private static String three(Map<Category, CategoryScore> categories, Number number) {
        return String.format(
                Locale.ROOT,
                "{\"abuse\":%.6f,\"slander\":%.6f,\"incitement\":%.6f}",
                number.of(categories.get(Category.ABUSE)),
                number.of(categories.get(Category.SLANDER)),
                number.of(categories.get(Category.INCITEMENT)));
    }
}
