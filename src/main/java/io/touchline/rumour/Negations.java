package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;

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

    /** Whether a word of denial ends shortly before the place, in its clause. @param passed words that do not count */
    boolean before(CanonicalText text, Span place, List<String> passed) {
        Span clause = text.clauseOf(place.begin());
        int reach = text.inRun(place.begin()) ? REACH_OF_LETTERS : REACH;
        // The longest word of denial has a dozen letters.
        for (int i = Math.max(clause.begin(), place.begin() - reach - 12); i < place.begin(); ) {
            long found = words.longestAt(text, i, place.begin());
            int end = found < 0 ? i + 1 : PhraseTrie.end(found);
            boolean passes = found < 0 || passed.contains(text.chars().substring(i, end));
            if (!passes && end >= place.begin() - reach) {
                return true;
            }
            // Of a word that does not count no part does; of one too far away a part may be near.
            i = passes ? end : i + 1;
        }
        return false;
    }

    /** Those in a stretch, in canonical letters. */
    List<String> find(Reading reading) {
        return words.find(reading);
    }
}
