package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;

/** Where the sentences of a stretch end in a question. */
final class Questioned {

    private static final String ASKING = "吗么";

    private Questioned() {}

    /** Questions among the sentences that have something in {@code place}, and those among the others. */
    static int[] count(Reading reading, Span place) {
        CanonicalText text = reading.text();
        int inside = 0;
        int outside = 0;
        int end = reading.stretch().end();
        int sentence = reading.stretch().begin();
        for (int i = sentence + 1; i <= end; i++) {
            if (i == end || text.gapBefore(i) == Gap.SENTENCE) {
                if (asks(text, i)) {
                    if (place == null || sentence < place.end() && place.begin() < i) {
                        inside++;
                    } else {
                        outside++;
                    }
                }
                sentence = i;
            }
        }
        return new int[] {inside, outside};
    }

    /** Whether the sentence that ends before unit {@code end} asks. */
    private static boolean asks(CanonicalText text, int end) {
        String original = text.original();
        int behind = end < text.length() ? text.begin(end) : original.length();
        for (int i = text.end(end - 1); i < behind; i++) {
            if (original.charAt(i) == '?' || original.charAt(i) == '？') {
                return true;
            }
        }
        return ASKING.indexOf(text.chars().charAt(end - 1)) >= 0;
    }
}
