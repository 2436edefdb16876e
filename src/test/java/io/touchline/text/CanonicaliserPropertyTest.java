package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicaliserPropertyTest {

    private static final String[] STAND_INS = {"", "\u200B", " ", "#", ";", "。"};

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Provide
    Arbitrary<String> hostile() {
        return HostileTexts.ofPieces();
    }

    @Provide
    Arbitrary<String> anyUnits() {
        return HostileTexts.ofAnyUnits();
    }

    @Property(tries = 3000)
    void agreesWithTheNaiveTwin(@ForAll("hostile") String text) {
        assertThat(unitsOf(canonicaliser.canonicalise(text))).isEqualTo(NaiveCanonicaliser.canonicalise(text));
    }

    @Property(tries = 2000)
    void keepsOffsetsInBoundsAndInOrder(@ForAll("hostile") String text) {
        assertOffsetsHold(canonicaliser.canonicalise(text));
    }

    @Property(tries = 2000)
    void survivesAnySequenceOfUnits(@ForAll("anyUnits") String text) {
        assertOffsetsHold(canonicaliser.canonicalise(text));
    }

    @Property(tries = 2000)
    void isStableOnceTheGapsArePutBack(@ForAll("hostile") String text) {
        CanonicalText once = canonicaliser.canonicalise(text);
        // A symbol that stands for a letter would lose its neighbours to the gaps.
        Assume.that(once.chars().chars().allMatch(c -> c > 0x7F || Character.isLetterOrDigit(c)));

        CanonicalText twice = canonicaliser.canonicalise(withGaps(once));

        assertThat(twice.chars()).isEqualTo(once.chars());
        for (int i = 1; i < once.length(); i++) {
            assertThat(twice.gapBefore(i)).as("gap %d", i).isEqualTo(once.gapBefore(i));
        }
    }

    @Property(tries = 2000)
    void mapsSpansThereAndBack(@ForAll("hostile") String text) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        for (int i = 0; i < canonical.length(); i++) {
            Span there = canonical.original(new Span(i, i + 1));
            Span back = canonical.canonicalOf(there);
            assertThat(back.contains(new Span(i, i + 1))).isTrue();
            for (int j = back.begin(); j < back.end(); j++) {
                assertThat(canonical.original(new Span(j, j + 1)).overlaps(there))
                        .isTrue();
            }
        }
    }

    @Property(tries = 1000)
    void partsTheTextIntoClausesAndSentences(@ForAll("hostile") String text) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        for (int i = 0; i < canonical.length(); i++) {
            assertStretch(canonical, canonical.clauseOf(i), i, Gap.CLAUSE);
            assertStretch(canonical, canonical.sentenceOf(i), i, Gap.SENTENCE);
        }
    }

    private static void assertStretch(CanonicalText text, Span stretch, int inside, Gap limit) {
        assertThat(stretch.begin()).isLessThanOrEqualTo(inside);
        assertThat(stretch.end()).isGreaterThan(inside);
        assertThat(stretch.begin() == 0 || !limit.strongerThan(text.gapBefore(stretch.begin())))
                .isTrue();
        assertThat(stretch.end() == text.length() || !limit.strongerThan(text.gapBefore(stretch.end())))
                .isTrue();
        for (int i = stretch.begin() + 1; i < stretch.end(); i++) {
            // A mark belongs to what stands before it, whatever stands between them.
            assertThat(text.isMark(i) || limit.strongerThan(text.gapBefore(i)) || onlyMarksAfter(text, i, stretch))
                    .isTrue();
        }
    }

    private static boolean onlyMarksAfter(CanonicalText text, int from, Span stretch) {
        return IntStream.range(from, stretch.end()).allMatch(text::isMark);
    }

    private static void assertOffsetsHold(CanonicalText text) {
        int begin = 0;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            assertThat(text.begin(i)).isGreaterThanOrEqualTo(begin).isLessThan(text.end(i));
            assertThat(text.end(i))
                    .isGreaterThanOrEqualTo(end)
                    .isLessThanOrEqualTo(text.original().length());
            begin = text.begin(i);
            end = text.end(i);
        }
        Span all = new Span(0, text.length());
        assertThat(text.evasions(all)).doesNotContainNull();
    }

    private static List<NaiveCanonicaliser.Unit> unitsOf(CanonicalText text) {
        List<NaiveCanonicaliser.Unit> units = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.chars().codePointAt(i);
            units.add(new NaiveCanonicaliser.Unit(
                    codePoint, text.begin(i), text.end(i), text.gapBefore(i), text.cutAt(i)));
            i += Character.charCount(codePoint);
        }
        return units;
    }

    private static String withGaps(CanonicalText text) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            // A mark brings the gap behind it along, and no symbol stands for a letter beside anything but letters.
            boolean afterMark = i > 0 && text.isMark(i - 1) && text.begin(i) == text.end(i - 1);
            spaced.append(afterMark ? "" : STAND_INS[text.gapBefore(i).strength()])
                    .append(text.chars().charAt(i));
        }
        return spaced.toString();
    }
}
