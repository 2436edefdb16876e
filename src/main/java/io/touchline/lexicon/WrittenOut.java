package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.Comparator;
import java.util.List;

/** A text with its hidden words in the place of what hides them, and the way back from it. Belongs to one call. */
final class WrittenOut {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private final CanonicalText text;
    private final List<HiddenWord> hidden;
    private final CanonicalText out;

    /** By hidden word where it stands in the text as sent, and where in the one that is written out. */
    private final Span[] places;

    private final Span[] outs;

    /** @param hidden none across another */
    WrittenOut(CanonicalText text, List<HiddenWord> hidden) {
        this.text = text;
        this.hidden = hidden.stream()
                .sorted(Comparator.comparingInt(word -> word.place().begin()))
                .toList();
        places = new Span[hidden.size()];
        outs = new Span[hidden.size()];
        StringBuilder written = new StringBuilder();
        int from = 0;
        for (int k = 0; k < places.length; k++) {
            HiddenWord word = this.hidden.get(k);
            Span place = text.original(word.place());
            // Two units that one of the original stands for (㎝) may be of two words.
            int begin = Math.max(from, place.begin());
            places[k] = new Span(begin, Math.max(begin, place.end()));
            written.append(text.original(), from, places[k].begin());
            outs[k] =
                    new Span(written.length(), written.length() + word.reading().length());
            written.append(word.reading());
            from = places[k].end();
        }
        out = CANONICALISER.canonicalise(
                written.append(text.original(), from, text.original().length()).toString());
    }

    /**
     * Reports what is found where something was hidden: what is plain when it is written out, and no piece of an
     * ordinary word then.
     */
    void scan(LiteralScanner scanner, OrdinaryWords words, LiteralScanner.Sink sink) {
        scanner.scan(out, (literal, begin, end, how) -> {
            Span found = out.original(new Span(begin, end));
            int first = firstBehind(found.begin());
            boolean wasHidden = first < outs.length && outs[first].begin() < found.end();
            if (wasHidden && !How.disguised(how) && words.admitsTerm(out, begin, end)) {
                report(literal, found, first, how, sink);
            }
        });
    }

    /** @param first the first hidden word that it has a part of */
    private void report(int literal, Span found, int first, int how, LiteralScanner.Sink sink) {
        int all = how;
        int last = first;
        for (int k = first; k < outs.length && outs[k].begin() < found.end(); k++) {
            all |= howOf(hidden.get(k));
            last = k;
        }
        int begin = found.begin() >= outs[first].begin()
                ? hidden.get(first).place().begin()
                : unitsOf(found.begin() + places[first].begin() - outs[first].begin())
                        .begin();
        int end = found.end() <= outs[last].end()
                ? hidden.get(last).place().end()
                : unitsOf(found.end() - 1 + places[last].end() - outs[last].end())
                        .end();
        sink.hit(literal, begin, end, all);
    }

    /** The first hidden word that ends behind a place of the text that is written out. */
    private int firstBehind(int place) {
        int low = 0;
        int high = outs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (outs[middle].end() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Span unitsOf(int place) {
        return text.canonicalOf(new Span(place, place + 1));
    }

    /** How a word is hidden: as initials if each letter stands for a character, in parts if there are too many. */
    private int howOf(HiddenWord word) {
        Span place = word.place();
        int units = 0;
        boolean letters = false;
        boolean digits = false;
        for (int i = place.begin(); i < place.end(); i++) {
            units += text.isMark(i) ? 0 : 1;
            letters |= text.inRun(i) && !text.isDigit(i);
            digits |= text.isDigit(i);
        }
        if (digits) {
            return How.LEET;
        }
        if (letters) {
            return units == word.reading().length() ? How.INITIALS : How.PINYIN;
        }
        if (units > word.reading().length()) {
            return How.SPLIT;
        }
        return text.letters(place).equals(word.reading()) ? How.SPACED : How.HOMOPHONE;
    }
}
