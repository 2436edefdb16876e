package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.training.CommentFile.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentFileTest {

    @TempDir
    private Path directory;

    @Test
    void readsCsv() throws Exception {
        List<LabelledComment> comments = read(
                "c.csv",
                "\uFEFFid,text,targetId,kind,lang,abuse,incitement,topic\r\n"
                        + "7,\"a \"\"b\"\", c\nd\",lin,insult,zh,1,,x\r\n"
                        + "\r\n"
                        + ",plain,,,,0,1,\r\n",
                Map.of());

        assertThat(comments)
                .containsExactly(
                        new LabelledComment(
                                "7",
                                "a \"b\", c\nd",
                                Optional.of("lin"),
                                "insult",
                                Optional.empty(),
                                Optional.empty(),
                                "c.csv",
                                Map.of(Category.ABUSE, true)),
                        new LabelledComment(
                                "c.csv:5",
                                "plain",
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                "c.csv",
                                Map.of(Category.ABUSE, false, Category.INCITEMENT, true)));
    }

    @Test
    void readsJsonl() throws Exception {
        List<LabelledComment> comments = read(
                "c.jsonl",
                "{\"id\":7,\"text\":\"a\\nb\",\"abuse\":true,\"slander\":0,\"incitement\":null,\"tags\":[1],\"label\":\"curse\"}\n\n"
                        + "{\"text\":\"c\",\"kind\":\"praise\",\"batch\":\"by-ann\"}",
                Map.of());

        assertThat(comments)
                .containsExactly(
                        new LabelledComment(
                                "7",
                                "a\nb",
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.of(Label.CURSE),
                                "c.jsonl",
                                Map.of(Category.ABUSE, true, Category.SLANDER, false)),
                        new LabelledComment(
                                "c.jsonl:3",
                                "c",
                                Optional.empty(),
                                "praise",
                                Optional.empty(),
                                Optional.empty(),
                                "by-ann",
                                Map.of()));
    }

    /** Such a text could not be written to any file again, nor could its id. */
    @Test
    void readsHalfACharacterAsTheServiceDoes() throws Exception {
        LabelledComment comment = read("c.jsonl", "{\"id\":\"a\\udc4d\",\"text\":\"👍 b\\ud83d\"}", Map.of())
                .get(0);

        assertThat(comment.id()).isEqualTo("a\uFFFD");
        assertThat(comment.text()).isEqualTo("👍 b\uFFFD");
    }

    @Test
    void takesOtherValuesThanOneForHarm() throws Exception {
        CommentFile file = new CommentFile(
                Files.writeString(directory.resolve("d.csv"), "class,text\n0,x\n1,y\n2,z\n,w\n"),
                Format.CSV,
                Map.of("class", "abuse"),
                Set.of("0", "1"));

        assertThat(file.comments())
                .extracting(comment -> comment.truth().get(Category.ABUSE))
                .containsExactly(true, true, false, null);
    }

    /** A boolean keeps its word then, and values stand in what was typed as people type them. */
    @Test
    void readsBooleansAsTheWordsThatMeanHarm() throws Exception {
        Path file = Files.writeString(
                directory.resolve("d.jsonl"),
                "{\"text\":\"x\",\"abuse\":true}\n{\"text\":\"y\",\"abuse\":false}\n{\"text\":\"z\",\"abuse\":\"spam\"}");

        List<CommentFile> files =
                new CommandLine(Set.of(), Set.of(), file.toString(), "--harmful", "true, spam").files();

        assertThat(files.get(0).comments())
                .extracting(comment -> comment.truth().get(Category.ABUSE))
                .containsExactly(true, false, true);
    }

    @Test
    void refusesAValueForHarmThatNoRowHas() throws Exception {
        Path csv = Files.writeString(directory.resolve("d.csv"), "text,abuse\nx,1.0\ny,0.0\n");
        Path jsonl = Files.writeString(directory.resolve("d.jsonl"), "{\"text\":\"x\",\"abuse\":true}");

        assertThatThrownBy(() -> new CommentFile(csv, Format.CSV, Map.of(), Set.of("1")).comments())
                .isInstanceOf(InputException.class)
                .hasMessage(csv + ": no category of a row is 1, which --harmful names");
        assertThatThrownBy(() -> new CommentFile(jsonl, Format.JSONL, Map.of(), Set.of("true", "toxic")).comments())
                .hasMessage(jsonl + ": no category of a row is toxic, which --harmful names");
    }

    @Test
    void renamesColumns() throws Exception {
        Map<String, String> renames = Map.of("label", "abuse", "comment", "text");

        assertThat(read("c.csv", "label,comment\n1,x\n", renames).get(0).truth())
                .isEqualTo(Map.of(Category.ABUSE, true));
        assertThat(read("c.jsonl", "{\"label\":1,\"comment\":\"x\"}\n{\"comment\":\"y\"}", renames)
                        .get(0)
                        .truth())
                .isEqualTo(Map.of(Category.ABUSE, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            c.csv   | abuse;1                  | c.csv:1: no column text
            c.csv   | text,text;a,b            | c.csv:1: the header names a column twice
            c.csv   | text,abuse;a,1;b,2       | c.csv:3: abuse must be 0, 1 or blank
            c.csv   | text,abuse;a,1;b         | c.csv:3: 1 cells under 2 columns
            c.csv   | text,abuse;"a;b",1;" ",0 | c.csv:4: no text
            c.csv   | text,abuse;a,1;"b"c,1    | c.csv:3: a quoted cell
            c.csv   | text,abuse;a,1;"b,1      | c.csv:3: a quoted cell
            c.jsonl | {"text":"a"};{"text"     | c.jsonl:2: not JSON
            c.jsonl | {"text":"a"};[1]         | c.jsonl:2: not a JSON object
            c.jsonl | {"text":"a"} {}          | c.jsonl:1: not JSON
            c.jsonl | {"text":"a","text":"b"}  | c.jsonl:1: not JSON, or a field twice
            c.jsonl | {"text":["a"]}           | c.jsonl:1: text must be a plain value
            c.jsonl | {"text":"a","abuse":"x"} | c.jsonl:1: abuse must be 0, 1 or blank
            """)
    void saysWhereARuleIsBroken(String name, String content, String message) {
        assertThatThrownBy(() -> read(name, content.replace(';', '\n'), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(directory.resolve(message).toString());
    }

    @Test
    void refusesARenameThatFindsNothingOrClashes() {
        assertThatThrownBy(() -> read("c.csv", "text\na\n", Map.of("label", "abuse")))
                .hasMessageEndingWith(":1: no column label to rename");
        assertThatThrownBy(() -> read("c.csv", "text,label,abuse\na,1,1\n", Map.of("label", "abuse")))
                .hasMessageEndingWith(":1: after renaming, two columns have one name");
        assertThatThrownBy(() -> read("c.jsonl", "{\"text\":\"a\",\"toxic\":1}", Map.of("toxik", "abuse")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("c.jsonl: no line has toxik to rename");
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        Path file = directory.resolve("c.csv");
        Files.write(file, "text\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new CommentFile(file, Format.CSV, Map.of()).comments())
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("is not UTF-8");
    }

    private List<LabelledComment> read(String name, String content, Map<String, String> renames)
            throws InputException, IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return new CommentFile(file, Format.of(file), renames).comments();
    }
}
