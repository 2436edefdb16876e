package io.touchline.encoder;

import io.touchline.learned.ReadText;
import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import java.util.List;

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
            int end = endOfMention(read.mentions(), i);
            if (end > i) {
                out.append(pronoun);
            } else {
                end = appendWord(read.words(), i, out);
                if (end == i) {
                    out.append(chars.charAt(i));
                    end = i + 1;
                }
            }
            i = end;
            written = text.end(i - 1);
        }
        return out.append(original, Math.min(written, original.length()), original.length())
                .toString();
    }

    private static int endOfMention(List<Mention> mentions, int at) {
        for (Mention mention : mentions) {
            if (mention.canonical() != null && mention.canonical().begin() == at) {
                return mention.canonical().end();
            }
        }
        return at;
    }

    /** @return where the disguised word ends that begins here; {@code at} if none does */
    private static int appendWord(List<ReadText.Word> words, int at, StringBuilder out) {
        for (ReadText.Word word : words) {
            if (word.place().begin() == at) {
                out.append(word.reading());
                return word.place().end();
            }
        }
        return at;
    }
}
