package io.touchline.training;

import io.touchline.scoring.Aim;
import io.touchline.testsupport.HostileShapes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;

/**
 * Whatever is posted, the text path answers, and its answer adds up. {@code -Dtouchline.fuzz.minutes=10} looks for longer,
 * {@code -Dtouchline.fuzz.seed} from where another run began. Steps are counted in BundledWorkTest, time is taken by the
 * benchmarks.
 */
class TextPathFuzzTest {

    private static final TextPath PATH = new TextPath();
    private static final Aim AIMED = new Aim(List.of("lin-zhixia"));

    private static final int LONG = 10_000;

    @Provide
    Arbitrary<String> texts() {
        return FuzzTexts.any();
    }

    @Property(tries = 3000)
    void addsUpForAnyText(@ForAll("texts") String text, @ForAll boolean aimed) {
        PATH.holds(text, aimed ? AIMED : Aim.NONE);
    }

    /**
     * Unless asked a fraction of a second, to show that it runs: the property above takes three thousand such texts.
     */
    @Example
    void addsUpForAsLongAsAsked() {
        double minutes = Double.parseDouble(System.getProperty("touchline.fuzz.minutes", "0.005"));
        long seed = Long.getLong("touchline.fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        RandomGenerator<String> texts = FuzzTexts.any().generator(1000);
        long end = System.nanoTime() + (long) (minutes * Duration.ofMinutes(1).toNanos());
        long cases = 0;
        while (System.nanoTime() < end) {
            String text = texts.next(random).value();
            cases++;
            try {
                PATH.holds(text, cases % 2 == 0 ? AIMED : Aim.NONE);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", case " + cases + ": " + escaped(text), e);
            }
        }
        System.out.printf("TextPathFuzzTest: %d cases in %.2f minutes, seed %d%n", cases, minutes, seed);
    }

    @Example
    void addsUpForTenThousandUnitsOfAnything() {
        for (String piece : HostileShapes.pieces()) {
            PATH.holds(HostileShapes.repeated(piece, LONG), Aim.NONE);
            PATH.holds(HostileShapes.repeated(piece, LONG), AIMED);
            PATH.holds(HostileShapes.beforeProhibition(piece, LONG), AIMED);
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 0x7F && c >= 0x20 ? "" + (char) c : String.format("\\u%04X", c)));
        return escaped.toString();
    }
}
