package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What the words of a list begin with: two characters, and for longer words three. A trie of hundreds of thousands of
 * words lies in the slowest cache, and a walk through it waits there at every step; most questions are about words of two
 * characters, which cost one look here, or about none at all. Immutable.
 */
final class WordBeginnings {

    /** Of an answer: the two characters are a word themselves, whose cost are the lowest bits. */
    private static final int WORD = 1 << 16;

    /** Of an answer: they begin a longer word. */
    private static final int LONGER = 1 << 17;

    private static final int COST = WORD - 1;
    private static final int ANSWER = LONGER << 1;

    /** Some eight bits for each of the beginnings of jieba's list. */
    private static final int SIGNS_LOG = 21;

    /** Spreads characters: the golden ratio in 32 bits, and another odd number without pattern. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int SPREAD_THIRD = 0x85EBCA6B;

    private static final int LEAST_LOG = 4;

    private final long[] signsOfThree;
    /** Open hash table: both characters in the upper half, the answer about them in the lower; 0 where nothing is. */
    private final long[] slots;

    private final int shift;

    /** @param costs of a word, less than 2<sup>16</sup> */
    WordBeginnings(Collection<String> words, ToIntFunction<String> costs) {
        signsOfThree = new long[1 << SIGNS_LOG - 6];
        List<String> longer = words.stream().filter(word -> word.length() > 1).toList();
        int beginnings = countBeginnings(longer);
        int log = Math.max(LEAST_LOG, Integer.SIZE - Integer.numberOfLeadingZeros(beginnings + beginnings / 2));
        slots = new long[1 << log];
        shift = Integer.SIZE - log;
        longer.forEach(word -> add(word, costs.applyAsInt(word)));
    }

    WordBeginnings(TableInput in) {
        signsOfThree = in.longs();
        slots = in.longs();
        shift = in.integer();
    }

    void write(TableOutput out) {
        out.longs(signsOfThree);
        out.longs(slots);
        out.integer(shift);
    }

    private static int countBeginnings(List<String> words) {
        int[] sorted = words.stream()
                .mapToInt(word -> two(word.charAt(0), word.charAt(1)))
                .sorted()
                .toArray();
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return count;
    }

    private void add(String word, int cost) {
        int two = two(word.charAt(0), word.charAt(1));
        int slot = slotOf(two);
        slots[slot] |= (long) two << Integer.SIZE;
        if (word.length() == 2) {
            slots[slot] |= WORD | cost;
        } else {
            slots[slot] |= LONGER;
            set(signsOfThree, signOfThree(two, word.charAt(2)));
        }
    }

    /** What is known of words that begin with two characters; 0 if there are none. */
    int of(char first, char second) {
        int two = two(first, second);
        return (int) slots[slotOf(two)] & ANSWER - 1;
    }

    /** False if no word of three characters and more begins so. */
    boolean mayBegin(char first, char second, char third) {
        return isSet(signsOfThree, signOfThree(two(first, second), third));
    }

    static boolean isWord(int answer) {
        return (answer & WORD) != 0;
    }

    /** The cost of a word. */
    static int cost(int answer) {
        return answer & COST;
    }

    static boolean beginsLonger(int answer) {
        return (answer & LONGER) != 0;
    }

    /** Where two characters are, or would be. */
    private int slotOf(int two) {
        int slot = hash(two) >>> shift;
        while (slots[slot] != 0 && (int) (slots[slot] >>> Integer.SIZE) != two) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static int two(char first, char second) {
        return first << Character.SIZE | second;
    }

    private static int hash(int two) {
        return two * SPREAD;
    }

    private static int signOfThree(int two, char third) {
        int mixed = hash(two);
        return (mixed ^ mixed >>> 15 ^ third) * SPREAD_THIRD >>> Integer.SIZE - SIGNS_LOG;
    }

    private static void set(long[] bits, int at) {
        bits[at / Long.SIZE] |= 1L << at;
    }

    private static boolean isSet(long[] bits, int at) {
        return (bits[at / Long.SIZE] >>> at & 1) != 0;
    }
}
