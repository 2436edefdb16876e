package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.testsupport.HostileShapes;
import io.touchline.text.CanonicalText;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bundled lexicons, compiled here and read as the build wrote them down: nobody can tell which. */
class PreparedLexiconsTest {

    private static Lexicons compiled;
    private static byte[] written;
    private static Lexicons read;

    @BeforeAll
    static void compile() throws IOException {
        compiled = Lexicons.compile(BundledLexicons.read(), LexiconFixture.CANONICALISER);
        written = written(compiled);
        read = PreparedLexicons.read(new TableInput(written), compiled.version(), LexiconFixture.CANONICALISER)
                .orElseThrow();
    }

    private static byte[] written(Lexicons lexicons) {
        TableOutput out = new TableOutput();
        PreparedLexicons.write(lexicons, out);
        return out.written();
    }

    @Test
    void nothingIsLost() {
        assertThat(read.version()).isEqualTo(compiled.version());
        assertThat(read.files()).isEqualTo(compiled.files());
        assertThat(read.disguises().maps()).isEqualTo(compiled.disguises().maps());
        assertThat(List.of("kys", "rbq", "mmp")).allMatch(read.disguises()::isTerm);
        assertThat(read.disguises().isTerm("lzx")).isFalse();
        assertThat(Arrays.equals(written(read), written)).isTrue();
    }

    @Test
    void everyCommentHasTheSameHits() throws IOException {
        List<String> texts = new ArrayList<>(HostileShapes.pieces());
        ObjectMapper json = new ObjectMapper();
        for (String file : List.of("functional-test", "functional-test-2", "functional-passes", "imposture")) {
            for (String line : Files.readAllLines(Path.of("src/test/resources/corpus/" + file + ".jsonl"))) {
                texts.add(json.readTree(line).get("text").textValue());
            }
        }
        for (LexiconFile file : BundledLexicons.read().files()) {
            // Terms in plain sight, and much that is none.
            file.text().lines().limit(30).forEach(texts::add);
        }
        int hits = 0;
        for (String text : texts) {
            CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
            LexiconHits expected = compiled.matcher().match(canonical, List.of());
            assertThat(read.matcher().match(canonical, List.of())).isEqualTo(expected);
            assertThat(read.matcher().match(canonical, List.of(), true))
                    .isEqualTo(compiled.matcher().match(canonical, List.of(), true));
            hits += expected.harms().size();
        }
        assertThat(hits).isGreaterThan(1_000);
    }

    @Test
    void otherFilesAreNotTakenForThem() {
        assertThat(PreparedLexicons.read(new TableInput(written), "another", LexiconFixture.CANONICALISER))
                .isEmpty();
    }

    @Test
    void ordinaryWordsCostTheSame() {
        OrdinaryWords made = new OrdinaryWords(WordFrequencies.read());
        TableOutput out = new TableOutput();
        made.write(out);
        OrdinaryWords words = new OrdinaryWords(new TableInput(out.written()));
        TableOutput again = new TableOutput();
        words.write(again);

        assertThat(Arrays.equals(again.written(), out.written())).isTrue();
        for (String word : List.of("天气", "路口", "其他", "的", "𠮷", "废物")) {
            assertThat(words.share(word)).isEqualTo(made.share(word));
        }
    }
}
