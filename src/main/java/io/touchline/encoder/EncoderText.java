package io.touchline.encoder;

import io.touchline.learned.ReadText;
import io.touchline.text.CanonicalText;
import java.util.BitSet;

/**
 * A comment as an encoder gets it: canonical letters with the punctuation, blanks and emoji that stood between them,
 * disguised words as what they stand for, and whoever is mentioned as a pronoun, so that nothing is learned about a
 * name; by a name that mocks, as a word that does, since that is what only the registry knows of it. Of a text that is
 * too long to be read to its end, what lexicons found comes first.
 */
final class EncoderText {

    private static final String HE_IN_CHINESE = "他";
    private static final String HE_IN_ENGLISH = "he";
    private static final String MOCKED_IN_CHINESE = "废物";
    private static final String MOCKED_IN_ENGLISH = "that clown";

    private static final int LETTERS_OF_A_SENTENCE = 4;

    private EncoderText() {}

    static String of(ReadText read) {
        CanonicalText text = read.text();
        String chars = text.chars();
        String original = text.original();
        boolean chinese = isChinese(read);
        String person = chinese ? HE_IN_CHINESE : HE_IN_ENGLISH;
        String mocked = chinese ? MOCKED_IN_CHINESE : MOCKED_IN_ENGLISH;
        StringBuilder out = new StringBuilder(original.length());
        BitSet telling = new BitSet();
        int written = 0;
        for (int i = 0; i < chars.length(); ) {
            out.append(original, Math.min(written, text.begin(i)), text.begin(i));
            int begin = out.length();
            int end = read.endOfMention(i);
            int word = end > i ? -1 : read.wordAt(i);
            if (end > i) {
                out.append(read.mocksAt(i) ? mocked : person);
            } else if (word >= 0) {
                out.append(read.words().get(word).reading());
                end = read.words().get(word).place().end();
            } else {
                out.append(chars.charAt(i));
                end = i + 1;
            }
            for (; i < end; i++) {
                telling.set(begin, telling.get(begin) || read.tellsAt(i));
            }
            written = text.end(i - 1);
        }
        out.append(original, Math.min(written, original.length()), original.length());
        return Stretches.tellingFirst(out.toString(), telling);
    }

    /**
     * By what is said of those who are mentioned, if that is more than an abbreviation: a Chinese name stands in English
     * sentences too, and an sb beside Chinese ones.
     */
    private static boolean isChinese(ReadText read) {
        String chars = read.text().chars();
        StringBuilder said = new StringBuilder(chars.length());
        for (int i = 0; i < chars.length(); ) {
            int end = read.endOfMention(i);
            int word = end > i ? -1 : read.wordAt(i);
            if (word >= 0) {
                said.append(read.words().get(word).reading());
                end = read.words().get(word).place().end();
            } else if (end <= i) {
                said.append(chars.charAt(i));
            }
            i = Math.max(end, i + 1);
        }
        boolean sentence = said.chars().filter(Character::isLetter).count() >= LETTERS_OF_A_SENTENCE;
        return EncoderKind.of(sentence ? said.toString() : chars) == EncoderKind.CHINESE;
    }
}
