package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.HostileShapes;
import io.touchline.text.CanonicalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile texts cost the bundled lexicons a bounded number of steps per unit, counted so that no clock has a say. */
class BundledWorkTest {

    private static final int SHORT = 1_000;
    private static final int LONG = 10_000;

    @Test
    void growsInStepWithTheText() throws IOException {
        LexiconMatcher matcher = Lexicons.compile(BundledLexicons.read(), LexiconFixture.CANONICALISER)
                .matcher();
        List<String> outOfStep = new ArrayList<>();

        for (String piece : HostileShapes.pieces()) {
            long shorter = work(matcher, HostileShapes.repeated(piece, SHORT), piece);
            long longer = work(matcher, HostileShapes.repeated(piece, LONG), piece);
            if (longer > 12 * shorter + LONG || longer > 400L * LONG) {
                outOfStep.add(piece + ": " + shorter + " steps for " + SHORT + " units, " + longer + " for " + LONG);
            }
        }

        assertThat(outOfStep).isEmpty();
    }

    /** The pieces themselves count as mentions too, which is what makes frames with targets dear. */
    private static long work(LexiconMatcher matcher, String text, String piece) {
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        return Math.max(
                matcher.work(canonical, List.of()),
                matcher.work(canonical, LexiconFixture.mentions(text, canonical, piece)));
    }
}
