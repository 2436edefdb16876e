package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/** The cheapest way to read a stretch of syllables and characters as words. For one call. */
final class SpelledPath {

    /** What a syllable costs that is no word: more than any word, and a hundred thousand of them are no overflow. */
    private static final int UNREAD = 1 << 14;

    private static final int AS_WRITTEN = -1;

    private final CanonicalText text;
    private final SoundText elements;
    private final boolean[] spelled;
    private final int begin;
    private final int length;
    private final WordsBySound words = WordsBySound.shared();
    private final OrdinaryWords ordinary = OrdinaryWords.shared();

    /** Per element behind which the path may end: its cost, and the begin and the number of its last word. */
    private final int[] costs;

    private final int[] from;
    private final int[] word;

    /**
     * @param spelled per element whether it is a syllable in letters; the others are characters
     * @param begin the first of the elements that are read
     */
    SpelledPath(CanonicalText text, SoundText elements, boolean[] spelled, int begin, int end) {
        this.text = text;
        this.elements = elements;
        this.spelled = spelled;
        this.begin = begin;
        this.length = end - begin;
        costs = new int[length + 1];
        from = new int[length + 1];
        word = new int[length + 1];
        Arrays.fill(costs, 1, length + 1, Integer.MAX_VALUE);
        for (int i = 0; i < length; i++) {
            readSpelled(i);
            readWritten(i);
        }
    }

    /** A word with a syllable in letters. @param first its first element @param end behind its last one */
    record Word(int first, int end, String reading) {

        /** Whether it has several syllables. */
        boolean isLonger() {
            return end - first > 1;
        }
    }

    /** Those of the path, in order. */
    Collection<Word> words() {
        Deque<Word> found = new ArrayDeque<>();
        for (int at = length; at > 0; at = from[at]) {
            if (word[at] != AS_WRITTEN) {
                found.addFirst(new Word(begin + from[at], begin + at, words.word(word[at], at - from[at])));
            }
        }
        return found;
    }

    private void readSpelled(int i) {
        boolean any = false;
        int state = Trie.ROOT;
        for (int end = i + 1; end <= length && end - i <= WordsBySound.LONGEST; end++) {
            any |= spelled[begin + end - 1];
            state = words.rows().child(state, elements.letter(begin + end - 1));
            if (state == Trie.NONE) {
                return;
            }
            int fitting =
                    any && words.rows().endsAt(state) ? fitting(words.rows().valueAt(state), i, end) : AS_WRITTEN;
            if (fitting != AS_WRITTEN) {
                offer(i, end, words.cost(fitting), fitting);
            }
        }
    }

    private void readWritten(int i) {
        if (spelled[begin + i]) {
            offer(i, i + 1, UNREAD, AS_WRITTEN);
            return;
        }
        int first = elements.begins()[begin + i];
        offer(i, i + 1, ordinary.single(text.chars().charAt(first)), AS_WRITTEN);
        for (int end = i + 2; end <= length && end - i <= WordsBySound.LONGEST && follows(begin + end - 1); end++) {
            int cost = ordinary.cost(text.chars(), first, elements.ends()[begin + end - 1]);
            if (cost < UNREAD) {
                offer(i, end, cost, AS_WRITTEN);
            }
        }
    }

    /** True for a character with nothing between it and the one before. */
    private boolean follows(int i) {
        return !spelled[i] && elements.begins()[i] == elements.ends()[i - 1];
    }

    private void offer(int i, int end, int cost, int number) {
        if (costs[i] + cost < costs[end]) {
            costs[end] = costs[i] + cost;
            from[end] = i;
            word[end] = number;
        }
    }

    /** The most frequent word of a row that has the characters that are written. */
    private int fitting(int row, int i, int end) {
        for (int candidate = words.firstOf(row); candidate < words.behind(row); candidate++) {
            if (fits(candidate, i, end)) {
                return candidate;
            }
        }
        return AS_WRITTEN;
    }

    private boolean fits(int candidate, int i, int end) {
        for (int k = i; k < end; k++) {
            if (!spelled[begin + k]
                    && words.charAt(candidate, k - i) != text.chars().charAt(elements.begins()[begin + k])) {
                return false;
            }
        }
        return true;
    }
}
