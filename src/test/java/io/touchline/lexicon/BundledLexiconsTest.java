package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BundledLexiconsTest {

    private static final int ROUNDS = 2;

    private static final Pattern TERM = Pattern.compile("\\{id: ([a-z0-9-]+), term: \"?([^,\"}]+)\"?,");

    @Test
    void holdsTheFilesOfTheDirectoryItWasBuiltFrom() throws IOException {
        assertThat(BundledLexicons.read()).isEqualTo(LexiconFiles.read(Path.of("lexicons")));
    }

    @Test
    void saysOfEveryFileWhereItsEntriesComeFrom() throws IOException {
        Lexicons lexicons = BundledLexicons.compiled();

        assertThat(lexicons.files()).allSatisfy(file -> assertThat(file.source())
                .as(file.file())
                .hasValueSatisfying(source -> assertThat(source).hasSizeGreaterThan(20)));
        assertThat(lexicons.files().stream().mapToInt(LexiconSummary::terms).sum())
                .isGreaterThanOrEqualTo(3_000);
        assertThat(lexicons.files().stream().mapToInt(LexiconSummary::frames).sum())
                .isGreaterThanOrEqualTo(300);
        assertThat(lexicons.files().stream()
                        .mapToInt(LexiconSummary::exceptions)
                        .sum())
                .isGreaterThanOrEqualTo(600);
    }

    /** A term that stands alone, aimed at somebody, is found by its own entry unless an exception says otherwise. */
    @Test
    void findsItsOwnTerms() throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        LexiconFiles files = BundledLexicons.read();
        List<String> missed = new ArrayList<>();
        int terms = 0;

        // The order in which literals are numbered differs from one compilation to the next; so may what it hides.
        for (int round = 0; round < ROUNDS; round++) {
            LexiconMatcher matcher = Lexicons.compile(files, canonicaliser).matcher();
            for (LexiconFile file : files.files()) {
                if (!file.text().contains("\nlabel:")) {
                    continue;
                }
                Matcher entry = TERM.matcher(file.text());
                while (entry.find()) {
                    terms++;
                    LexiconHits hits = matcher.match(canonicaliser.canonicalise(entry.group(2)), List.of(), true);
                    String source = file.name() + "#" + entry.group(1);
                    if (hits.harms().stream()
                            .noneMatch(hit -> hit.entry().source().equals(source))) {
                        missed.add(source);
                    }
                }
            }
        }

        assertThat(terms).isGreaterThan(ROUNDS * 300);
        assertThat(missed).isEmpty();
    }
}
