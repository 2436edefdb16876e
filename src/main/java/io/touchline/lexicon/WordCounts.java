package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.List;

/**
 * How often words were seen, and which behind which.
 *
 * @param words from number {@link WordSequences#FIRST_WORD} on
 * @param counts by number how often it was seen
 * @param begins by number where its followers begin; one more at the end
 * @param followers the numbers of words that were seen behind another
 * @param timesOf how often each follower, to 255
 * @param parts components that are written for one character
 * @param wholes that character for each
 * @param telling the numbers of those that name harm
 */
record WordCounts(
        List<String> words,
        int[] counts,
        int[] begins,
        char[] followers,
        byte[] timesOf,
        List<String> parts,
        String wholes,
        char[] telling) {

    /** How often the word at a place of {@link #followers} was seen there. */
    int times(int at) {
        return Byte.toUnsignedInt(timesOf[at]);
    }

    static WordCounts read(byte[] written) {
        TableInput in = new TableInput(written);
        return new WordCounts(
                in.texts(), in.integers(), in.integers(), in.chars(), in.bytes(), in.texts(), in.text(), in.chars());
    }

    byte[] written() {
        TableOutput out = new TableOutput();
        out.texts(words);
        out.integers(counts);
        out.integers(begins);
        out.chars(followers);
        out.bytes(timesOf);
        out.texts(parts);
        out.text(wholes);
        out.chars(telling);
        return out.written();
    }
}
