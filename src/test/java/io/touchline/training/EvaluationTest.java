package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.Evidence;
import io.touchline.text.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final List<LabelledComment> COMMENTS = List.of(
            comment("1", "bad", "insult", Map.of(Category.ABUSE, true, Category.SLANDER, false)),
            comment("2", "fine", "insult", Map.of(Category.ABUSE, true)),
            comment("3", "bad", "quoted", Map.of(Category.ABUSE, false)),
            comment("4", "fine", "quoted", Map.of(Category.ABUSE, false)),
            comment("5", "bad", "", Map.of()));

    @TempDir
    private Path directory;

    @Test
    void judgesEachCategoryWhereItsLabelIsKnown() throws IOException {
        Tally tally = judge();

        assertThat(tally.comments()).isEqualTo(5);
        assertThat(tally.categories()).hasSize(2);
        assertThat(tally.categories().get(0).confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(tally.categories().get(1).confusion()).isEqualTo(new Confusion(0, 0, 0, 1));
    }

    @Test
    void slicesByKind() throws IOException {
        Map<String, Map<Category, KindSlice>> kinds = judge().kinds();

        assertThat(kinds).containsOnlyKeys("insult", "quoted");
        assertThat(kinds.get("insult").get(Category.ABUSE).caughtShare()).isEqualTo(0.5);
        assertThat(kinds.get("quoted").get(Category.ABUSE).falsePositiveShare()).isEqualTo(0.5);
        assertThat(kinds.get("quoted").get(Category.INCITEMENT).flaggedShare()).isEqualTo(0);
    }

    @Test
    void writesMissesWithWhatWeighedMost() throws IOException {
        judge();

        assertThat(Files.readString(directory.resolve("deep/misses.csv")))
                .isEqualTo("id,kind,category,miss,score,sources,text\r\n"
                        + "2,insult,abuse,FALSE_NEGATIVE,0.100000,,fine\r\n"
                        + "3,quoted,abuse,FALSE_POSITIVE,0.800000,"
                        + "zh-insult.yaml#bad(+4.20) QUOTED:engine#quotation-marks(-0.30),bad\r\n");
    }

    @Test
    void printsTablesWithoutAnyComment() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ReportPrinter printer = new ReportPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Tally tally = judge();

        printer.categories(tally.categories());
        printer.kinds(tally.kinds());
        printer.throughput(new Throughput(12345.6, 50, 99), 5);

        String report = bytes.toString(StandardCharsets.UTF_8);
        assertThat(report.lines())
                .contains(
                        "abuse             4         2    0.5000  0.5000  0.5000   0.5000   0.5000  0.5000  0.3500  0.3750      1      1      1      1",
                        "slander           1         0       n/a     n/a     n/a   1.0000      n/a     n/a  0.1000  0.0100      0      0      0      1",
                        "quoted                   abuse             2         0      n/a   0.5000          0.5000  benign");
        assertThat(report)
                .contains("throughput: 12346 comments/s on one thread; per comment median 50.0 µs, p99 99.0 µs")
                .doesNotContain("fine", "bad");
    }

    @Test
    void timesEveryComment() {
        Throughput throughput = new Evaluation(EvaluationTest::score, COMMENTS).time(Evaluation.WARM_UP);

        assertThat(throughput.commentsPerSecond()).isPositive();
        assertThat(throughput.p99Micros()).isGreaterThanOrEqualTo(throughput.medianMicros());
    }

    private Tally judge() throws IOException {
        try (MissesFile misses = new MissesFile(directory.resolve("deep/misses.csv"))) {
            Tally tally = new Evaluation(EvaluationTest::score, COMMENTS).judge(misses);
            assertThat(misses.misses()).isEqualTo(2);
            return tally;
        }
    }

    private static LabelledComment comment(String id, String text, String kind, Map<Category, Boolean> truth) {
        return new LabelledComment(id, text, Optional.empty(), kind, Optional.empty(), Optional.empty(), "test", truth);
    }

    /** 0.8 for a bad comment, 0.1 for a fine one, in the category of abuse only. */
    private static CommentScore score(LabelledComment comment) {
        boolean bad = comment.text().equals("bad");
        CategoryScore none = new CategoryScore(-2.2, -2.2, 0.1);
        List<Evidence> evidence = List.of(
                new Evidence.Modified(
                        Modifier.QUOTED, Label.INSULT_PERSON, -0.3, new Span(0, 1), "engine#quotation-marks"),
                new Evidence.Term(
                        Label.INSULT_PERSON, Severity.INSULT, 4.2, new Span(0, 1), "b", Set.of(), "zh-insult.yaml#bad"),
                new Evidence.Context(Category.SLANDER, 0.7, "engine#target"));
        return new CommentScore(
                Map.of(
                        Category.ABUSE,
                        bad ? new CategoryScore(-2.2, 1.4, 0.8) : none,
                        Category.SLANDER,
                        none,
                        Category.INCITEMENT,
                        none),
                List.of(),
                List.of(),
                bad ? evidence : List.of(),
                List.of(),
                Set.of(),
                Severity.NONE,
                Map.of());
    }
}
