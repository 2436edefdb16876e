package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.EncoderModelFile;
import io.touchline.learned.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeLexiconsAndTargets() throws IOException {
        SmallLexicon.in(directory);
        write(
                "lexicons/zh-modifiers.yaml",
                """
                language: zh
                modifiers:
                  - {id: stop, modifier: COUNTER_SPEECH, term: 别骂, reach: comment, why: calls for an end}
                """);
        write(
                "targets.json",
                """
                [{"id":"lin","name":"林知夏","role":"ATHLETE","aliases":["夏夏"],"derogatoryNames":["林小蛆"]},
                 {"id":"zhou","name":"周远","role":"COACH"}]
                """);
    }

    @Test
    void evaluatesAFile() throws IOException {
        write(
                "c.csv",
                """
                id,text,targetId,kind,label
                1,林知夏是废物,,insult,1
                2,真是废物,zhou,insult,1
                3,林小蛆又输了,,insult,1
                4,夏夏加油,,praise,0
                5,别骂了，他不是废物,,counter,0
                6,没什么好说的,nobody,insult,1
                7,周远辛苦了,,praise,
                """);

        int exit = run("c.csv", "--map", "label=abuse", "--model", "none");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        String report = out.toString(StandardCharsets.UTF_8);
        assertThat(report)
                .startsWith("7 comments; lexicons ")
                .contains("; 2 targets\n1 comments stand under a target that is not registered\n")
                .containsPattern("abuse +6 +4 +1.0000 +0.7500 .* 3 +0 +1 +2\n")
                .containsPattern("insult +abuse +4 +4 +0.7500 +0.7500 +n/a\n")
                .containsPattern("counter +abuse +1 +0 +n/a +0.0000 +0.0000 +benign\n")
                .containsPattern("throughput: \\d+ comments/s")
                .contains("misses: 1, in ")
                .doesNotContain("废物", "\nslander ");
        assertThat(Files.readString(directory.resolve("misses.csv")))
                .contains("6,insult,abuse,FALSE_NEGATIVE,0.043107,,没什么好说的");
    }

    @Test
    void writesOverNothingThatItReads() throws IOException {
        String labelled = "id,text,targetId,kind,label\n1,林知夏是废物,,insult,1\n";
        write("misses.csv", labelled);

        assertThat(run("misses.csv", "--map", "label=abuse", "--model", "none")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is to be written, and is an input");
        assertThat(Files.readString(directory.resolve("misses.csv"))).isEqualTo(labelled);
    }

    @Test
    void saysWhereTwoModelsDiffer() throws IOException {
        write(
                "c.csv",
                """
                id,text,targetId,kind,label
                1,林知夏是废物,,insult,1
                2,夏夏加油,,praise,0
                3,姐妹们现在就去她评论区，一人一条，刷到她关评论为止,lin,call,1
                """);

        assertThat(run("c.csv", "--map", "label=incitement", "--model", "none", "--compare", "bundled"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("compared with ")
                .containsPattern("decided otherwise: 1, by (\\S+) -> by (\\S+)\n3 .*  right by \\2\n")
                .containsPattern("3 +incitement +0\\.\\d+ -> [01]\\.\\d+ +right")
                .doesNotContain("姐妹");
    }

    /** Whoever tries a model of his own reads which of the two is right, whichever stands first. */
    @Test
    void saysWhichOfTwoModelsIsRight() throws IOException {
        write("c.csv", "text,incitement\n姐妹们现在就去林知夏评论区，一人一条，刷到她关评论为止,1\n");
        Path first = Files.write(directory.resolve("mine.bin"), ModelFile.bytes(ModelFile.bundled()));
        Path second = Files.write(directory.resolve("second.bin"), EncoderModelFile.bytes(EncoderModelFile.bundled()));

        assertThat(run("c.csv", "--encoder", "none", "--compare", "none")).isZero();
        assertThat(run(
                        "c.csv",
                        "--model",
                        "none",
                        "--compare",
                        first.toString(),
                        "--compare-encoder",
                        second.toString()))
                .isZero();

        String ngrams = Pattern.quote("+" + ModelFile.bundled().version());
        String cascade = ngrams + Pattern.quote("+" + EncoderModelFile.bundled().version());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("-> 0\\.\\d+  right by \\S+" + ngrams + "\n")
                .containsPattern("compared with \\S+" + cascade + "\n")
                .containsPattern("-> [01]\\.\\d+  right by \\S+" + cascade + "\n");
    }

    @Test
    void writesHarmfulCommentsInDisguiseAndSaysWhatIsStillFound() throws IOException {
        write(
                "c.csv",
                """
                id,text,targetId,kind,partner,abuse
                1,林知夏是废物,,insult,,1
                2,林知夏是废 物,,evasion-spacer,1,1
                3,废物利用,,ordinary,,0
                """);

        assertThat(run("c.csv", "--by", "disguises")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("| disguise | pairs | lexicons alone | first tier alone (n-grams) | ")
                .contains("\n| evasion-spacer | 1 | 1 → 1 (1.000) | ")
                .contains("\n| machine-spacer, terms | 1 | 1 → 1 (1.000) | ")
                // The entry does not declare it: its neighbours tell.
                .contains("\n| machine-pinyin, terms | 1 | 1 → 1 (1.000) | ")
                .doesNotContain("machine-width", "feiwu", "废");
    }

    /** Beside a plain comment that is missed a disguise says nothing, found or not. */
    @Test
    void countsDisguisesOfWhatIsCaughtPlainly() throws IOException {
        write(
                "c.csv",
                """
                id,text,targetId,kind,partner,abuse
                1,林知夏是废物,,insult,,1
                2,林知夏是废 物,,evasion-spacer,1,1
                3,没什么好说的,lin,insult,,1
                4,林知夏是废 物呀,,evasion-spacer,3,1
                """);

        assertThat(run("c.csv", "--model", "none")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("evasion-spacer +2 +1 +1 +1\\.0000\n");
    }

    /** Each file numbers its comments from 1. */
    @Test
    void keepsCommentsOfTwoFilesApartThatHaveOneId() throws IOException {
        String rows =
                """
                id,text,targetId,kind,partner,abuse
                1,%s,lin,insult,,1
                2,%s,lin,evasion-spacer,1,1
                3,没什么好说的,lin,insult,,1
                """;
        write("a.csv", rows.formatted("没什么好说的", "随便"));
        write("b.csv", rows.formatted("林知夏是废物", "林知夏是废 物"));

        assertThat(run("a.csv", directory.resolve("b.csv").toString(), "--model", "none"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("evasion-spacer +2 +1 +1 +1\\.0000\n");
        assertThat(Files.readAllLines(directory.resolve("misses.csv")))
                .anyMatch(line -> line.startsWith(directory.resolve("a.csv") + "#3,"))
                .anyMatch(line -> line.startsWith(directory.resolve("b.csv") + "#3,"));
    }

    @Test
    void refusesAnIdThatStandsTwiceInAFile() throws IOException {
        write("c.csv", "id,text,abuse\n1,加油,0\n2,真好,0\n1,废物,1\n");
        write("d.csv", "text,abuse\n加油,0\n");

        assertThat(run("c.csv")).isEqualTo(2);
        assertThat(run("d.csv", directory.resolve("d.csv").toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("c.csv: id 1 stands twice, as comments 1 and 3")
                .contains("d.csv is given twice");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void summarisesWhatEachTierDoes() throws IOException {
        write("c.csv", "text,class\n林知夏是废物,0\n你算什么东西,1\n加油,2\n");

        assertThat(run("c.csv", "--map", "class=abuse", "--harmful", "0,1", "--by", "tiers"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("| scored by | category | n | harmful | precision |")
                .contains("\n| lexicons alone | abuse | 3 | 2 | 1.000 | 0.500 | 0.667 | 0.667 | 0.750 | ")
                .contains("\n| cascade, the second tier asked of ");
    }

    @Test
    void refusesAModelThatIsNone() throws IOException {
        write("c.csv", "text,abuse\nx,1\n");
        write("model.bin", "x");

        assertThat(run("c.csv", "--model", directory.resolve("model.bin").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("model.bin: is not a model");
    }

    @Test
    void exitsWithTwoWhereTheInputIsWrong() throws IOException {
        write("bad.csv", "text,abuse\nx,2\n");
        write("empty.csv", "text,abuse\n");

        assertThat(run("bad.csv")).isEqualTo(2);
        assertThat(run("empty.csv")).isEqualTo(2);
        assertThat(run("missing.csv")).isEqualTo(2);
        assertThat(run("bad.csv", "--slow")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("bad.csv:2: abuse must be 0, 1 or blank")
                .contains("there are no comments in the input")
                .contains("NoSuchFileException: " + directory.resolve("missing.csv"))
                .contains("unknown option --slow")
                .contains("usage: Evaluate FILE");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void exitsWithTwoWhereTheRegistryIsWrong() throws IOException {
        write("c.csv", "text,abuse\nx,1\n");

        for (String registry : new String[] {
            "{}",
            "[{",
            "[{\"id\":\"Lin\",\"name\":\"林知夏\"}]",
            "[{\"id\":\"lin\"}]",
            "[{\"id\":\"lin\",\"name\":\"林\"}]",
            "[{\"id\":\"lin\",\"name\":\"林知夏\",\"aliases\":[7]}]",
            "[{\"id\":\"lin\",\"name\":\"林知夏\"},{\"id\":\"lin\",\"name\":\"夏夏\"}]",
        }) {
            write("targets.json", registry);
            assertThat(run("c.csv")).as(registry).isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(7).allSatisfy(line -> assertThat(line)
                .contains("targets.json:"));
    }

    @Test
    void exitsWithTwoWhereALexiconIsWrong() throws IOException {
        write("c.csv", "text,abuse\nx,1\n");
        write("lexicons/zh-bad.yaml", "language: zh\nlabel: no.such.label\nterms: []\n");

        assertThat(run("c.csv")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("zh-bad.yaml");
    }

    private int run(String file, String... options) {
        String[] args = new String[options.length + 7];
        args[0] = directory.resolve(file).toString();
        args[1] = "--lexicons";
        args[2] = directory.resolve("lexicons").toString();
        args[3] = "--targets";
        args[4] = directory.resolve("targets.json").toString();
        args[5] = "--misses";
        args[6] = directory.resolve("misses.csv").toString();
        System.arraycopy(options, 0, args, 7, options.length);
        // No test is about how fast it is.
        return new Evaluate(print(out), print(err), 1).run(args);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
