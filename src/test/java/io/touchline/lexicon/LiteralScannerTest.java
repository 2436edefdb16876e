package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LiteralScannerTest {

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('甲', '乙').ofMinLength(1).ofMaxLength(5);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("甲", "乙", "丙", "甲甲甲", "乙乙乙乙", "\u200B", "*", "，")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    /** The twin tries every stretch of the text and compares run by run. */
    @Property(tries = 4000)
    void letsACutRunStandForAnyLength(@ForAll("words") String word, @ForAll("texts") String text) {
        Literal literal = Literal.of(word, LexiconFixture.CANONICALISER);
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        Set<String> found = new TreeSet<>();
        new LiteralScanner(
                        java.util.List.of(Sought.plainly(literal)), Disguises.withoutMaps(LexiconFixture.CANONICALISER))
                .scan(canonical, (i, begin, end, how) -> found.add(new Span(begin, end).toString()));

        Set<String> expected = new TreeSet<>();
        for (int begin = 0; begin < canonical.length(); begin++) {
            for (int end = begin + 1; end <= canonical.length(); end++) {
                if (reads(canonical, begin, end, literal.text())) {
                    expected.add(new Span(begin, end).toString());
                }
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static boolean reads(CanonicalText text, int begin, int end, CanonicalText word) {
        for (int i = begin + 1; i < end; i++) {
            if (text.gapBefore(i).strongerThan(io.touchline.text.Gap.SYMBOL)) {
                return false;
            }
        }
        if (text.chars().substring(begin, end).equals(word.chars())) {
            return true;
        }
        // Through cut runs: only stretches of whole runs, at least one of them cut.
        StringBuilder written = new StringBuilder();
        boolean cut = false;
        for (int i = begin; i < end; ) {
            boolean second = i + 1 < text.length() && sameRun(text, i);
            if ((i > 0 && sameRun(text, i - 1)) || (second && i + 1 >= end)) {
                return false;
            }
            boolean cutHere = second && text.cutAt(i + 1);
            cut |= cutHere;
            written.append(text.chars().charAt(i)).append(cutHere ? "+" : second ? "{1,2}" : "{1}");
            i += second ? 2 : 1;
        }
        return cut && runsOf(word).matches("(?:" + runPattern(written.toString()) + ")");
    }

    private static boolean sameRun(CanonicalText text, int i) {
        return text.chars().charAt(i) == text.chars().charAt(i + 1)
                && !text.gapBefore(i + 1).strongerThan(io.touchline.text.Gap.INVISIBLE);
    }

    /** A literal's own cut run reads {@code x3}, so that only a cut run of the text can stand for it. */
    private static String runsOf(CanonicalText word) {
        StringBuilder runs = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean second = i + 1 < word.length() && sameRun(word, i);
            runs.append(word.chars().charAt(i)).append(second ? word.cutAt(i + 1) ? "3" : "2" : "1");
            i += second ? 1 : 0;
        }
        return runs.toString();
    }

    private static String runPattern(String written) {
        return written.replace("{1}", "1").replace("{1,2}", "[12]").replace("+", "[123]");
    }
}
