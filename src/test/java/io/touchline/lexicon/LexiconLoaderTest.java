package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
        assertThat(found(load(stays))).containsExactlyInAnyOrder("zh-a.yaml#a");

        LexiconFile added = file("zh-b.yaml", "curse", "银样镴枪头");
        assertThat(found(load(stays, added))).containsExactlyInAnyOrder("zh-a.yaml#a", "zh-b.yaml#a");

        LexiconFile changed = file("zh-a.yaml", "insult.person", "软脚蟹");
        assertThat(found(load(changed, added))).containsExactlyInAnyOrder("zh-b.yaml#a");
    }

    @Test
    void aFileThatWasRefusedIsReadAndRefusedAgain() {
        LexiconFile sound = file("zh-a.yaml", "insult.person", "纸老虎");
        LexiconFile broken = file("zh-b.yaml", "no-such-label", "软脚蟹");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> load(sound, broken))
                    .isInstanceOf(LexiconException.class)
                    .hasMessageContaining("zh-b.yaml")
                    .hasMessageContaining("no-such-label");
        }
        assertThat(found(load(sound))).containsExactly("zh-a.yaml#a");
    }

    @Test
    void oneContentUnderTwoNamesIsTwoFiles() {
        LexiconFile one = file("zh-a.yaml", "insult.person", "纸老虎");
        load(one);
        assertThat(found(load(new LexiconFile("zh-c.yaml", one.text())))).containsExactly("zh-c.yaml#a");
    }

    @Test
    void aPacedLoadMakesTheSameSetAndAsksForRestAsItGoes() {
        LexiconFile few = file("zh-a.yaml", "insult.person", 100);
        LexiconFile many = file("zh-a.yaml", "insult.person", 1_000);
        List<String> unpaced = found(new LexiconLoader(canonicaliser).load(LexiconFiles.of(List.of(many)), Pace.NONE));

        long stepsForFew = steps(few);
        AtomicLong steps = new AtomicLong();
        Lexicons paced = loader.load(LexiconFiles.of(List.of(many)), steps::incrementAndGet);

        assertThat(found(paced)).isNotEmpty().isEqualTo(unpaced);
        // Read, checked, resolved, numbered, spelled, sorted, sieved, laid out: many steps for each of the 900 more.
        assertThat(steps.get() - stepsForFew).isGreaterThan(900 * 15);
    }

    private long steps(LexiconFile file) {
        AtomicLong steps = new AtomicLong();
        new LexiconLoader(canonicaliser).load(LexiconFiles.of(List.of(file)), steps::incrementAndGet);
        return steps.get();
    }

    /** So many terms, of which every text that {@link #found} reads has one. */
    private static LexiconFile file(String name, String label, int terms) {
        StringBuilder text = new StringBuilder(TERM.formatted(label, "纸老虎"));
        for (int i = 1; i < terms; i++) {
            char first = (char) ('一' + i);
            text.append("  - {id: t%d, term: %s老虎, severity: 3, why: test}%n".formatted(i, first));
        }
        return new LexiconFile(name, text.toString());
    }

    private Lexicons load(LexiconFile... files) {
        return loader.load(LexiconFiles.of(List.of(files)), Pace.NONE);
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
