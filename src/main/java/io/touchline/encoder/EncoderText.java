package io.touchline.encoder;

import io.touchline.learned.ReadText;
import io.touchline.text.CanonicalText;

/**
 * A comment as an encoder gets it: canonical letters with the punctuation, blanks and emoji that stood between them,
 * disguised words as what they stand for, and whoever is mentioned as a pronoun, so that nothing is learned about a name.
 */
final class EncoderText {

    private static final String HE_IN_CHINESE = "他";
    private static final String HE_IN_ENGLISH = "he";

    private EncoderText() {}

    static String of(ReadText read) {
        CanonicalText text = read.text();
        String chars = text.chars();
        String original = text.original();
        String pronoun = EncoderKind.of(chars) == EncoderKind.CHINESE ? HE_IN_CHINESE : HE_IN_ENGLISH;
        StringBuilder out = new StringBuilder(original.length());
        int written = 0;
        for (int i = 0; i < chars.length(); ) {
            out.append(original, Math.min(written, text.begin(i)), text.begin(i));
            int end = read.endOfMention(i);
            int word = end > i ? -1 : read.wordAt(i);
            if (end > i) {
                out.append(pronoun);
            } else if (word >= 0) {
                out.append(read.words().get(word).reading());
                end = read.words().get(word).place().end();
            } else {
                out.append(chars.charAt(i));
                end = i + 1;
            }
            i = end;
            written = text.end(i - 1);
        }
        return out.append(original, Math.min(written, original.length()), original.length())
                .toString();
    }
}
