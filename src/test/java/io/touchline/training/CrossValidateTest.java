package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossValidateTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus/functional-dev.jsonl");

    private static final Pattern SHORT = Pattern.compile("\"text\": \".{1,18}\", \"lang\": \"zh\"");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /**
     * Every fourth short Chinese comment: of a language that nobody writes, no encoder is tuned, and of long ones it is
     * tuned for as long as they are.
     */
    private String own() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS).stream()
                .filter(line -> SHORT.matcher(line).find())
                .toList();
        List<String> some = IntStream.range(0, lines.size())
                .filter(i -> i % 4 == 0)
                .mapToObj(lines::get)
                .toList();
        return Files.write(directory.resolve("own.jsonl"), some).toString();
    }

    /** Words that our own corpus does not have, so that all that is found of them was learned from the file. */
    private String file(String name, int comments) throws IOException {
        StringBuilder csv = new StringBuilder("class,text\n");
        for (int i = 0; i < comments; i++) {
            csv.append(i % 3 == 0 ? "bad,第" + i + "个土豆烂透" : "good,第" + i + "个土豆发芽")
                    .append('\n');
        }
        return Files.writeString(directory.resolve(name), csv).toString();
    }

    @Test
    void measuresEachPartByModelsThatLearnedFromTheOthers() throws IOException {
        assertThat(run("--on", file("a.csv", 60), "--folds", "2"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("18 comments of our own, 0 added, 60 measured, in 2 folds; ")
                .contains("\n| lexicons alone | abuse | 60 | 20 | n/a | 0.000 | ")
                .contains("\n| lexicons and first tier | abuse | 60 | 20 | 1.000 | 1.000 | ")
                .containsPattern("\\| second tier alone \\(encoder\\) \\| abuse \\| 60 \\| 20 .* 1.000 \\| 0.\\d+ \\|");
    }

    /** And from nothing that is measured: else it would tell how well they remember. */
    @Test
    void measuresAFileByModelsThatLearnedFromAnother() throws IOException {
        assertThat(run("--on", file("a.csv", 30), "--add", file("b.csv", 60)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("30 comments left off those added")
                .contains("18 comments of our own, 30 added, 30 measured, not learned from; ")
                .contains("\n| lexicons and first tier | abuse | 30 | 10 | 1.000 | 1.000 | ");
    }

    @Test
    void saysThatAllOfAFileIsOfOneKind() throws IOException {
        String harmful = file("bad,x\nbad,y\nbad,z\n");
        assertThat(run("--on", harmful, "--add", harmful)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("must be harmful and harmless");

        String harmless = file("good,x\ngood,y\ngood,z\n");
        assertThat(run("--on", harmless, "--add", harmless)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no category of a row is bad");
    }

    private String file(String rows) throws IOException {
        return Files.writeString(directory.resolve("c.csv"), "class,text\n" + rows)
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, no --on file",
        "a.csv --on b.csv, --add or --folds is needed",
        "a.csv --on b.csv --folds 1, --folds takes 0 or more than one",
        "a.csv --on a.csv --folds 2, a.csv is given twice",
    })
    void saysWhatItCannotFollow(String line, String message) {
        assertThatThrownBy(() -> CrossValidateOptions.parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private int run(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                own(),
                "--map",
                "class=abuse",
                "--harmful",
                "bad",
                "--points",
                "60",
                "--epochs",
                "2",
                "--lexicons",
                SmallLexicon.in(directory).toString()));
        words.addAll(List.of(options));
        return new CrossValidate(print(out), print(err)).run(words.toArray(String[]::new));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
