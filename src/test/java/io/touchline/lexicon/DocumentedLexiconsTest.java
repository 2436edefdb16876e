package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples for those who write entries are read as they stand on the pages. */
class DocumentedLexiconsTest {

    private static final Pattern ENTRY = Pattern.compile("Add one line: `(- \\{.*})`");

    @Test
    void areOneSetThatCompiles() {
        List<String> examples = Manual.examples(Path.of("lexicons/README.md"), "yaml");
        LexiconFixture set = LexiconFixture.lexicons();
        for (int i = 0; i < examples.size(); i++) {
            set.raw("zh-example-" + i, examples.get(i));
        }

        assertThat(examples).as("one for each kind of file").hasSize(5);
        assertThat(set.compile().files()).hasSize(5);
    }

    @Test
    void haveAnEntryInTheReadmeThatIsOne() throws IOException {
        Matcher entry = ENTRY.matcher(Files.readString(Path.of("README.md")));

        assertThat(entry.find()).isTrue();
        assertThat(LexiconFixture.lexicons()
                        .raw("zh-insult", "language: zh\nlabel: insult.person\nterms:\n  " + entry.group(1) + "\n")
                        .compile()
                        .files())
                .extracting(LexiconSummary::terms)
                .containsExactly(1);
    }
}
