package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.scoring.CategoryScore;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the bundled lexicons alone make of single sentences: ones that were taken for harm although anybody would say
 * them, and their harmful neighbours, which must not be lost for it.
 */
class PlainSentencesTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static CommentPipeline pipeline;

    @BeforeAll
    static void open() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        pipeline = new CommentPipeline(
                canonicaliser,
                BundledLexicons.compiled(),
                Optional.empty(),
                Optional.of(
                        new TargetFile(Path.of("src/test/resources/corpus/targets.json"), canonicaliser).targets()));
    }

    private static double most(String text) {
        return pipeline
                .score(new LabelledComment(
                        text, text, Optional.of("lin-zhixia"), "", Optional.empty(), Optional.empty(), "", Map.of()))
                .categories()
                .values()
                .stream()
                .mapToDouble(CategoryScore::score)
                .max()
                .orElseThrow();
    }

    /** Tab-separated: whether it harms, and the sentence. */
    @Test
    void tellsHarmlessSentencesFromTheirNeighbours() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(CORPUS.resolve("plain-sentences.tsv"));
        for (String line : lines) {
            String text = line.substring(2);
            double most = most(text);
            if (most >= 0.5 != line.startsWith("1")) {
                wrong.add(text + " " + most);
            }
        }
        assertThat(lines).hasSizeGreaterThan(250);
        assertThat(wrong).isEmpty();
    }
}
