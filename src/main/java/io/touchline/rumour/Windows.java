package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts long comments into overlapping runs of sentences, each about as long as an ordinary comment. */
final class Windows {

    /**
     * In units. As much as an encoder reads at once, some 160 word pieces: an ideograph is one, and so is each mark
     * between them; of letters some four are.
     */
    private static final int LONGEST = 130;

    private static final int LONGEST_OF_LETTERS = 500;

    private Windows() {}

    static List<Span> of(CanonicalText text) {
        int longest = text.anyRun() && mostlyLetters(text) ? LONGEST_OF_LETTERS : LONGEST;
        if (text.length() <= longest) {
            return text.length() == 0 ? List.of() : List.of(new Span(0, text.length()));
        }
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 1; i < text.length(); i++) {
            // Whoever writes without an end is cut anywhere.
            boolean ends = text.gapBefore(i) == Gap.SENTENCE || i - starts.get(starts.size() - 1) >= longest;
            if (ends) {
                starts.add(i);
            }
        }
        starts.add(text.length());
        List<Span> windows = new ArrayList<>();
        for (int first = 0; first < starts.size() - 1; ) {
            int last = first + 1;
            while (last + 1 < starts.size() && starts.get(last + 1) - starts.get(first) <= longest) {
                last++;
            }
            windows.add(new Span(starts.get(first), starts.get(last)));
            if (last == starts.size() - 1) {
                break;
            }
            first = Math.max(first + 1, (first + last + 1) / 2);
        }
        return windows;
    }

    private static boolean mostlyLetters(CanonicalText text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += text.inRun(i) ? 1 : 0;
        }
        return 2 * letters > text.length();
    }
}
