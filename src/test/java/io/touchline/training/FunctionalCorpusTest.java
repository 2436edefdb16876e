package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The functional corpus as a guard against going backwards. The bounds are what the lexicons reached when they were
 * written, on text they were not written from; src/docs/reading.md has the figures, the low ones too.
 */
class FunctionalCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    /** Kinds in which nothing should be flagged: a wrong accusation harms a person too. */
    private static final Set<String> BENIGN = Set.of(
            "criticism-of-play",
            "question",
            "attributed-verdict",
            "quoted-abuse",
            "counter-speech",
            "denial-debunk",
            "self-directed",
            "affectionate",
            "domain-word",
            "opinion-dismissal",
            "fan-talk",
            "ordinary-word",
            "neutral-news");

    private static final Map<String, CommentScore> SCORES = new HashMap<>();
    private static final Map<String, LabelledComment> COMMENTS = new HashMap<>();
    private static final Tally TALLY = new Tally();
    private static final Tally BY_LEXICONS = new Tally();

    @BeforeAll
    static void score() throws IOException, InputException {
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = BundledLexicons.compiled();
        Optional<List<TargetNames>> registry =
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets());
        CommentPipeline pipeline =
                new CommentPipeline(canonicaliser, lexicons, Optional.of(ModelFile.bundled()), registry);
        CommentPipeline byLexicons = new CommentPipeline(canonicaliser, lexicons, Optional.empty(), registry);
        for (LabelledComment comment : comments("functional-test.jsonl")) {
            CommentScore score = pipeline.score(comment);
            COMMENTS.put(comment.id(), comment);
            SCORES.put(comment.id(), score);
            TALLY.add(comment, score);
            BY_LEXICONS.add(comment, byLexicons.score(comment));
        }
    }

    private static List<LabelledComment> comments(String name) throws IOException, InputException {
        return new CommentFile(CORPUS.resolve(name), CommentFile.Format.JSONL, Map.of()).comments();
    }

    @Test
    void letsBenignKindsPass() {
        List<String> flagged = COMMENTS.values().stream()
                .filter(comment -> BENIGN.contains(comment.kind()))
                .filter(comment ->
                        SCORES.get(comment.id()).categories().values().stream().anyMatch(score -> score.asserted()))
                .map(comment -> comment.id() + " " + comment.kind())
                .toList();

        // By the first tier alone, which is the same everywhere; 16 with the encoder.
        assertThat(flagged).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void catchesAsMuchAsItDid() {
        Map<Category, CategoryReport> reports =
                TALLY.categories().stream().collect(Collectors.toMap(CategoryReport::category, report -> report));

        assertThat(reports.get(Category.ABUSE).confusion().recall()).isGreaterThan(0.80);
        assertThat(reports.get(Category.SLANDER).confusion().recall()).isGreaterThan(0.79);
        assertThat(reports.get(Category.INCITEMENT).confusion().recall()).isGreaterThan(0.71);
    }

    @Test
    void lexiconsAloneDoWhatTheyDid() {
        Map<Category, CategoryReport> reports =
                BY_LEXICONS.categories().stream().collect(Collectors.toMap(CategoryReport::category, report -> report));

        assertThat(reports.get(Category.ABUSE).confusion().recall()).isGreaterThan(0.75);
        assertThat(reports.get(Category.SLANDER).confusion().recall()).isGreaterThan(0.75);
        assertThat(reports.get(Category.INCITEMENT).confusion().recall()).isGreaterThan(0.60);
        assertThat(BY_LEXICONS.harmlessFlagged()).isLessThanOrEqualTo(18);
        assertThat(disguisedShare(BY_LEXICONS)).isGreaterThan(0.94);
    }

    /** What a disguise takes is taken from comments that are caught without it; src/docs/reading.md has the ratios by kind. */
    @Test
    void losesLittleToDisguises() {
        assertThat(TALLY.pairs()).hasSize(11);
        assertThat(disguisedShare(TALLY)).isGreaterThan(0.92);
    }

    private static double disguisedShare(Tally tally) {
        int plain = 0;
        int disguised = 0;
        for (PartnerTally.Pairs pairs : tally.pairs().values()) {
            plain += pairs.plainCaught();
            disguised += pairs.disguisedCaught();
        }
        assertThat(plain).isGreaterThan(150);
        return disguised / (double) plain;
    }

    @Test
    void neverScoresTheBenignHalfOfAContrastPairAbove() throws IOException {
        List<String> reversed = new ArrayList<>();
        int pairs = 0;
        for (JsonNode comment : functionalTest()) {
            if (!comment.hasNonNull("pair")
                    || BENIGN.contains(comment.get("kind").asText())) {
                continue;
            }
            LabelledComment harmful = COMMENTS.get(comment.get("id").asText());
            String benign = comment.get("pair").asText();
            pairs++;
            for (Category category : harmful.truth().keySet()) {
                if (harmful.truth().get(category)
                        && SCORES.get(benign).categories().get(category).logit()
                                > SCORES.get(harmful.id())
                                        .categories()
                                        .get(category)
                                        .logit()) {
                    reversed.add(harmful.id() + " " + category);
                }
            }
        }

        assertThat(pairs).isGreaterThanOrEqualTo(20);
        assertThat(reversed).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void holdsDistinctCommentsWithAllTheirLabels() throws IOException, InputException {
        Set<String> texts = new HashSet<>();
        int comments = 0;
        for (String name : List.of("functional-dev.jsonl", "functional-passes.jsonl", "functional-test.jsonl")) {
            for (LabelledComment comment : comments(name)) {
                comments++;
                texts.add(comment.text());
                assertThat(comment.truth()).as(comment.id()).hasSize(3);
            }
        }

        assertThat(comments).isGreaterThan(3_700);
        assertThat(texts).hasSize(comments);
    }

    private static List<JsonNode> functionalTest() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> comments = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS.resolve("functional-test.jsonl"))) {
            comments.add(json.readTree(line));
        }
        return comments;
    }
}
