package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CommentScore;
import io.touchline.target.TargetNames;
import io.touchline.text.Canonicaliser;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lexicons and both tiers, as the service asks them, on the comments that were written last and are measured with only:
 * a guard against going backwards. src/docs/reading.md has the figures.
 */
class TwoTiersCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final Tally CASCADE = new Tally();
    private static final Tally FIRST = new Tally();
    private static SecondTier tier;
    private static CommentPipeline first;
    private static CommentPipeline both;
    private static int comments;
    private static int asked;

    @BeforeAll
    static void score() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = BundledLexicons.compiled();
        Optional<List<TargetNames>> registry =
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), canonicaliser).targets());
        Optional<LearnedModel> model = Optional.of(ModelFile.bundled());
        tier = EvaluateOptions.second("bundled", model).orElseThrow();
        first = new CommentPipeline(canonicaliser, lexicons, model, registry);
        both = new CommentPipeline(canonicaliser, lexicons, model, registry, Optional.of(tier));
        for (LabelledComment comment : comments("functional-test-2.jsonl")) {
            var byFirst = first.score(comment);
            var byBoth = both.score(comment);
            FIRST.add(comment, byFirst);
            CASCADE.add(comment, byBoth);
            comments++;
            asked += byFirst.evidence().equals(byBoth.evidence()) ? 0 : 1;
        }
    }

    @AfterAll
    static void close() throws Exception {
        tier.close();
    }

    private static List<LabelledComment> comments(String name) throws Exception {
        return new CommentFile(CORPUS.resolve(name), CommentFile.Format.JSONL, Map.of()).comments();
    }

    @Test
    void findsWhatItFound() {
        Map<Category, Confusion> found = new EnumMap<>(Category.class);
        CASCADE.categories().forEach(report -> found.put(report.category(), report.confusion()));

        assertThat(found.get(Category.ABUSE).f1()).isGreaterThan(0.84);
        assertThat(found.get(Category.SLANDER).f1()).isGreaterThan(0.88);
        assertThat(found.get(Category.INCITEMENT).f1()).isGreaterThan(0.92);
    }

    @Test
    void accusesNoMoreThanItDid() {
        assertThat(CASCADE.harmless()).isGreaterThan(350);
        assertThat(CASCADE.harmlessFlagged()).isLessThanOrEqualTo(20);
    }

    @Test
    void theSecondTierHelpsAndIsNotAskedOften() {
        assertThat(asked / (double) comments).isBetween(0.05, 0.35);
        assertThat(f1(CASCADE)).isGreaterThan(f1(FIRST));
    }

    private static double f1(Tally tally) {
        return tally.categories().stream()
                .mapToDouble(report -> report.confusion().f1())
                .sum();
    }

    /**
     * Every plain insult and call of the newest test set that is found, before and behind a long harmless comment of it.
     * One in five is lost there, which src/docs/reading.md says; it was nearly half before n-grams read long texts in stretches.
     */
    @Test
    void pleasantriesDoNotHideMostOfWhatStandsBesideThem() throws Exception {
        List<LabelledComment> comments = comments("functional-test-3.jsonl");
        List<String> pleasantries = harmless(comments).stream()
                .map(LabelledComment::text)
                .filter(text -> text.length() > 50)
                .toList();
        assertThat(pleasantries).hasSizeGreaterThan(20);
        int found = 0;
        int hidden = 0;
        for (LabelledComment comment : comments) {
            boolean plain =
                    comment.kind().equals("insult-plain") || comment.kind().startsWith("incite-");
            if (plain && EncoderKind.of(comment.text()) == EncoderKind.CHINESE && flagged(both.score(comment))) {
                String beside = pleasantries.get(found % pleasantries.size());
                found += 2;
                hidden += flagged(both.score(comment.withText(comment.text() + "。" + beside))) ? 0 : 1;
                hidden += flagged(both.score(comment.withText(beside + "。" + comment.text()))) ? 0 : 1;
            }
        }
        System.out.println("beside pleasantries: " + hidden + " of " + found + " hidden");
        assertThat(found).isGreaterThan(100);
        assertThat(hidden).isLessThan(found / 4);
    }

    /** The more stretches a text has, the more of them look like something by chance. */
    @ParameterizedTest
    @CsvSource({"200, 60, 4", "500, 60, 2", "2000, 20, 2"})
    void harmlessCommentsInARowStayHarmless(int length, int texts, int most) throws Exception {
        int wrong = 0;
        for (String file : List.of("functional-test-3.jsonl", "functional-test-20.jsonl")) {
            List<LabelledComment> harmless = harmless(comments(file)).stream()
                    .filter(comment -> !flagged(both.score(comment)))
                    .toList();
            Random random = new Random(length);
            for (int i = 0; i < texts; i++) {
                StringBuilder text = new StringBuilder();
                while (text.length() < length) {
                    text.append(harmless.get(random.nextInt(harmless.size())).text())
                            .append("。");
                }
                wrong += flagged(both.score(harmless.get(0).withText(text.toString()))) ? 1 : 0;
            }
        }
        System.out.println("harmless comments in a row, " + length + " characters: " + wrong + " of " + 2 * texts);
        assertThat(wrong).isLessThanOrEqualTo(most);
    }

    private static List<LabelledComment> harmless(List<LabelledComment> comments) {
        return comments.stream()
                .filter(comment ->
                        !comment.truth().containsValue(true) && EncoderKind.of(comment.text()) == EncoderKind.CHINESE)
                .toList();
    }

    /** What most people write most of the time: plain praise, greetings, questions, results, verdicts on play. */
    @Test
    void takesHardlyAnyOrdinaryTalkForHarm() throws Exception {
        List<LabelledComment> ordinary = comments("ordinary-test.jsonl");

        List<String> byBoth = ordinary.stream()
                .filter(comment -> flagged(both.score(comment)))
                .map(LabelledComment::id)
                .toList();
        long byFirst = ordinary.stream()
                .filter(comment -> flagged(first.score(comment)))
                .count();
        System.out.println("ordinary talk flagged: " + byBoth + ", by the first tier alone " + byFirst);
        assertThat(ordinary).hasSize(464).noneMatch(comment -> comment.truth().containsValue(true));
        // Five when the models learned such talk; encoders differ between processors.
        assertThat(byBoth).hasSizeLessThanOrEqualTo(7);
    }

    /** Whatever comments of one character were learned from: a word alone says nothing of anybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "哦", "你", "您", "你好", "你呢", "好哦", "好的", "他们", "他", "她", "咱", "眼", "色", "活", "种", "形", "哇", "嗯", "嘿",
                "想你", "给你", "懂你", "哈哈", "来了", "加油", "真的", "可惜", "呜呜", "在吗", "林知夏", "ok", "np", "you", "nice", "wow",
                "thanks"
            })
    void passesAWordAlone(String word) throws Exception {
        LabelledComment comment =
                new LabelledComment(word, word, Optional.empty(), "", Optional.empty(), Optional.empty(), "", Map.of());

        assertThat(flagged(first.score(comment))).isFalse();
        assertThat(flagged(both.score(comment))).isFalse();
    }

    private static boolean flagged(CommentScore score) {
        return score.categories().values().stream().anyMatch(category -> category.score() >= 0.5);
    }

    @Test
    void sharesNoTextWithWhatWasTrainedOn() throws Exception {
        Set<String> known = TrainedOn.texts();

        for (Map.Entry<String, Integer> file : Map.ofEntries(
                        Map.entry("functional-test.jsonl", 860),
                        Map.entry("functional-test-2.jsonl", 836),
                        Map.entry("functional-test-3.jsonl", 596),
                        Map.entry("functional-test-4.jsonl", 627),
                        Map.entry("functional-test-5.jsonl", 603),
                        Map.entry("functional-test-6.jsonl", 613),
                        Map.entry("functional-test-7.jsonl", 572),
                        Map.entry("functional-test-8.jsonl", 573),
                        Map.entry("functional-test-9.jsonl", 567),
                        Map.entry("functional-test-10.jsonl", 276),
                        Map.entry("functional-test-11.jsonl", 573),
                        Map.entry("functional-test-12.jsonl", 569),
                        Map.entry("functional-test-13.jsonl", 591),
                        Map.entry("functional-test-14.jsonl", 290),
                        Map.entry("functional-test-15.jsonl", 553),
                        Map.entry("functional-test-16.jsonl", 526),
                        Map.entry("functional-test-17.jsonl", 586),
                        Map.entry("functional-test-18.jsonl", 522),
                        Map.entry("functional-test-19.jsonl", 530),
                        Map.entry("functional-test-20.jsonl", 566),
                        Map.entry("functional-test-21.jsonl", 291),
                        Map.entry("functional-test-22.jsonl", 272),
                        Map.entry("functional-test-23.jsonl", 317),
                        Map.entry("functional-test-24.jsonl", 396),
                        Map.entry("ordinary-test.jsonl", 464))
                .entrySet()) {
            assertThat(comments(file.getKey()))
                    .as(file.getKey())
                    .hasSize(file.getValue())
                    .noneMatch(comment -> known.contains(comment.text()))
                    .allMatch(comment -> comment.truth().size() == 3);
        }
    }
}
