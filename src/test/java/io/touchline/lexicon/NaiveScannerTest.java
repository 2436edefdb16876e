package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.touchline.lexicon.NaiveScanner.Hit;
import io.touchline.lexicon.ScannerCases.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the canonicaliser and the scanner, with everything that a literal may hide behind, against {@link NaiveScanner}.
 * {@code -Dtouchline.oracle.seed} repeats a failure, {@code -Dtouchline.oracle.settings} changes how long it takes.
 */
class NaiveScannerTest {

    private static final int SETTINGS = Integer.getInteger("touchline.oracle.settings", 804);
    private static final int TEXTS = 250;

    @Test
    void findsWhatTryingEverythingFinds() {
        long first = Long.getLong("touchline.oracle.seed", System.nanoTime());
        int cases = 0;
        int occurrences = 0;
        int disguised = 0;
        for (int i = 0; i < SETTINGS; i++) {
            ScannerCases generator = new ScannerCases(first + i);
            Setting setting = generator.setting();
            ScannerTwins twins = new ScannerTwins(setting);
            for (int j = 0; j < TEXTS; j++) {
                String text = generator.text(setting);
                List<Hit> expected = twins.naive(text);
                if (!twins.fast(text).equals(expected)) {
                    fail("seed " + (first + i) + "\n" + ScannerTwins.smallest(setting, text));
                }
                cases++;
                occurrences += expected.size();
                disguised += (int) expected.stream()
                        .filter(hit -> How.disguised(hit.how()))
                        .count();
            }
        }
        System.out.printf(
                "NaiveScannerTest: %d cases, %d occurrences, %d of them disguised; seed %d%n",
                cases, occurrences, disguised, first);
        assertThat(disguised).as("cases that show nothing").isGreaterThan(cases / 20);
    }
}
