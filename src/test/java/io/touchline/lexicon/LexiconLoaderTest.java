package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not read again has to count as before, also when a set in between was refused. */
class LexiconLoaderTest {

    private static final String TERM =
            "language: zh\nlabel: %s\nterms:\n  - {id: a, term: %s, severity: 3, why: test}\n";

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final LexiconLoader loader = new LexiconLoader(canonicaliser);

    @Test
    void aChangedFileCountsBesideThoseThatStay() {
        LexiconFile stays = file("zh-a.yaml", "insult.person", "纸老虎");
        assertThat(found(loader.load(LexiconFiles.of(List.of(stays))))).containsExactlyInAnyOrder("zh-a.yaml#a");

        LexiconFile added = file("zh-b.yaml", "curse", "银样镴枪头");
        assertThat(found(loader.load(LexiconFiles.of(List.of(stays, added)))))
                .containsExactlyInAnyOrder("zh-a.yaml#a", "zh-b.yaml#a");

        LexiconFile changed = file("zh-a.yaml", "insult.person", "软脚蟹");
        assertThat(found(loader.load(LexiconFiles.of(List.of(changed, added)))))
                .containsExactlyInAnyOrder("zh-b.yaml#a");
    }

    @Test
    void aFileThatWasRefusedIsReadAndRefusedAgain() {
        LexiconFile sound = file("zh-a.yaml", "insult.person", "纸老虎");
        LexiconFile broken = file("zh-b.yaml", "no-such-label", "软脚蟹");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> loader.load(LexiconFiles.of(List.of(sound, broken))))
                    .isInstanceOf(LexiconException.class)
                    .hasMessageContaining("zh-b.yaml")
                    .hasMessageContaining("no-such-label");
        }
        assertThat(found(loader.load(LexiconFiles.of(List.of(sound))))).containsExactly("zh-a.yaml#a");
    }

    @Test
    void oneContentUnderTwoNamesIsTwoFiles() {
        LexiconFile one = file("zh-a.yaml", "insult.person", "纸老虎");
        loader.load(LexiconFiles.of(List.of(one)));
        assertThat(found(loader.load(LexiconFiles.of(List.of(new LexiconFile("zh-c.yaml", one.text()))))))
                .containsExactly("zh-c.yaml#a");
    }

    private static LexiconFile file(String name, String label, String term) {
        return new LexiconFile(name, TERM.formatted(label, term));
    }

    private List<String> found(Lexicons lexicons) {
        List<String> sources = new ArrayList<>();
        lexicons.matcher()
                .match(canonicaliser.canonicalise("纸老虎，银样镴枪头"), List.of(), true)
                .harms()
                .forEach(hit -> sources.add(hit.entry().source()));
        return sources;
    }
}
