package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;

/** Words of denial that stand right before something. Immutable and safe to share between threads. */
final class Negations {

    /** Between the word and what it denies: 没有<i>什么</i>, 没<i>说要</i>. */
    private static final int REACH = 4;

    private static final int REACH_OF_LETTERS = 16;

    private final PhraseTrie words = new PhraseTrie();

    Negations(Canonicaliser canonicaliser) {
        for (String line : ResourceLines.of("/rumour/negations.txt")) {
            for (String word : line.split("\\|", -1)) {
                words.add(canonicaliser.canonicalise(word.trim()).chars(), 0, false);
            }
        }
    }

    /** Whether a word of denial ends shortly before the place, in its clause. */
    boolean before(CanonicalText text, Span place) {
        Span clause = text.clauseOf(place.begin());
        int reach = text.inRun(place.begin()) ? REACH_OF_LETTERS : REACH;
        // The longest word of denial has a dozen letters.
        for (int i = Math.max(clause.begin(), place.begin() - reach - 12); i < place.begin(); i++) {
            long found = words.longestAt(text, i, place.begin());
            if (found >= 0 && PhraseTrie.end(found) >= place.begin() - reach) {
                return true;
            }
        }
        return false;
    }

    /** How many there are in a stretch. */
    int count(Reading reading) {
        int count = 0;
        Span stretch = reading.stretch();
        for (int i = stretch.begin(); i < stretch.end(); ) {
            long found = reading.named(i) ? -1 : words.longestAt(reading.text(), i, stretch.end());
            count += found >= 0 ? 1 : 0;
            i = found >= 0 ? PhraseTrie.end(found) : i + 1;
        }
        return count;
    }
}
