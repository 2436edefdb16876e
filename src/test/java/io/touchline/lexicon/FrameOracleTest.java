package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds frames against a twin that tries everything, which only small texts allow. */
class FrameOracleTest {

    /** @param words written with | between them; empty for a gap */
    record Part(String words, boolean optional, int gap) {

        String written() {
            return gap > 0 ? ".." + gap : "(" + words + ")" + (optional ? "?" : "");
        }
    }

    record Frame(boolean begin, List<Part> parts, boolean end, String scope) {

        String written() {
            StringBuilder written = new StringBuilder(begin ? "^" : "");
            parts.forEach(part -> written.append(' ').append(part.written()));
            return written.append(end ? " $" : "").toString().strip();
        }
    }

    @Provide
    Arbitrary<Frame> frames() {
        Arbitrary<Part> words = Combinators.combine(
                        Arbitraries.of("㐂", "㐃", "㐂|㐃", "㐂㐃|㐄", "ab|㐂", "㐃㐂|㐂|ab"), Arbitraries.of(true, false, false))
                .as((written, optional) -> new Part(written, optional, 0));
        Arbitrary<Part> gaps = Arbitraries.of(0, 0, 1, 2, 4).map(most -> new Part("", false, most));
        return Combinators.combine(
                        Arbitraries.of(true, false, false, false),
                        Combinators.combine(words, gaps)
                                .as((word, gap) -> List.of(word, gap))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of("clause", "sentence", "comment"))
                .as(FrameOracleTest::frame)
                .filter(frame -> !frame.begin() || !frame.parts().get(0).optional())
                .filter(frame -> !frame.end()
                        || !frame.parts().get(frame.parts().size() - 1).optional())
                .filter(frame -> frame.parts().stream().anyMatch(part -> part.gap() == 0 && !part.optional()));
    }

    private static Frame frame(boolean begin, List<List<Part>> pairs, boolean end, String scope) {
        List<Part> parts = new ArrayList<>();
        for (List<Part> pair : pairs) {
            parts.add(pair.get(0));
            if (pair.get(1).gap() > 0) {
                parts.add(pair.get(1));
            }
        }
        if (parts.get(parts.size() - 1).gap() > 0) {
            parts.remove(parts.size() - 1);
        }
        return new Frame(begin, parts, end, scope);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("㐂", "㐃", "㐄", "㐅", " ab ", " abc ", "，", "。", "*", "😡")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts))
                // A cut run is also read as one character (㐂㐂㐂 is 㐂), which NaiveScannerTest holds, not this oracle.
                .filter(text -> !LexiconFixture.CANONICALISER.canonicalise(text).anyCut());
    }

    @Property(tries = 3000)
    void findsTheTightestMatchesThatThereAre(@ForAll("frames") Frame frame, @ForAll("texts") String text) {
        LexiconHits hits = LexiconFixture.lexicons()
                .frames(
                        "zh-a",
                        "curse",
                        "id: f, severity: 2, scope: " + frame.scope() + ", match: \"" + frame.written() + "\"")
                .match(text);

        assertThat(hits.harms()).extracting(LexiconHits.Harm::span).containsExactlyElementsOf(naive(frame, text));
    }

    private static List<Span> naive(Frame frame, String written) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);
        Set<Span> all = new TreeSet<>(Comparator.comparingInt(Span::end).thenComparingInt(span -> -span.begin()));
        for (int begin = 0; begin < text.length(); begin++) {
            Set<Integer> ends = new TreeSet<>();
            walk(frame, 0, text, begin, begin, ends);
            for (int end : ends) {
                if (end > begin && allowed(frame, text, begin, end)) {
                    all.add(new Span(begin, end));
                }
            }
        }
        List<Span> apart = new ArrayList<>();
        int last = 0;
        for (Span span : all) {
            if (span.begin() >= last) {
                apart.add(span);
                last = span.end();
            }
        }
        return apart;
    }

    /** A match may not begin or end with a gap, so spans that only reach so far by one are left out by the caller. */
    private static void walk(Frame frame, int part, CanonicalText text, int begin, int at, Set<Integer> ends) {
        if (part == frame.parts().size()) {
            ends.add(at);
            return;
        }
        Part next = frame.parts().get(part);
        if (next.gap() > 0) {
            int place = at;
            for (int units = 0; units <= next.gap(); units++) {
                walkGap(frame, part, text, begin, at, place, ends);
                place = past(text, place);
                if (place == text.length()) {
                    break;
                }
                do {
                    place++;
                } while (!text.wordBoundaryBefore(place));
            }
            return;
        }
        if (next.optional()) {
            walk(frame, part + 1, text, begin, at, ends);
        }
        int from = at == begin ? at : past(text, at);
        for (String word : next.words().split("\\|", -1)) {
            int end = end(text, word, from);
            if (end >= 0) {
                walk(frame, part + 1, text, begin, end, ends);
            }
        }
    }

    /** Behind the emoji that stand at a place: they are no words. */
    private static int past(CanonicalText text, int at) {
        int place = at;
        while (place < text.length() && text.isMark(place)) {
            place++;
        }
        return place;
    }

    private static void walkGap(
            Frame frame, int part, CanonicalText text, int begin, int at, int place, Set<Integer> ends) {
        if (at == begin) {
            // Nothing has matched yet: the match begins behind the gap, at a begin of its own.
            if (place == at) {
                walk(frame, part + 1, text, begin, at, ends);
            }
            return;
        }
        Set<Integer> behind = new TreeSet<>();
        walk(frame, part + 1, text, begin, place, behind);
        behind.forEach(end -> ends.add(end == place ? at : end));
    }

    /** Where a word ends that stands at a place, emoji in it or not; -1 if it does not stand there. */
    private static int end(CanonicalText text, String word, int at) {
        int end = at;
        for (int i = 0; i < word.length(); i++) {
            end = i == 0 ? at : past(text, end);
            if (end == text.length() || text.chars().charAt(end) != word.charAt(i)) {
                return -1;
            }
            end++;
        }
        for (int i = at + 1; i < end; i++) {
            if (text.gapBefore(i).strongerThan(io.touchline.text.Gap.SYMBOL)) {
                return -1;
            }
        }
        return text.wordBoundaryBefore(at) && text.wordBoundaryBefore(end) ? end : -1;
    }

    private static boolean allowed(Frame frame, CanonicalText text, int begin, int end) {
        boolean inScope =
                switch (frame.scope()) {
                    case "clause" -> text.clauseOf(begin).end() >= end;
                    case "sentence" -> text.sentenceOf(begin).end() >= end;
                    default -> true;
                };
        return inScope
                && (!frame.begin() || past(text, text.clauseOf(begin).begin()) == begin)
                && (!frame.end() || past(text, end) >= text.clauseOf(end - 1).end());
    }
}
