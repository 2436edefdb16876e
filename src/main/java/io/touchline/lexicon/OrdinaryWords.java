package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Knows where words end in text without blanks, from the frequencies of ordinary words: 口交 is nothing in 路口交通, and
 * what sounds like an insult is nothing where it is an ordinary word. A place is judged by the cheapest way to read its
 * surroundings as words, the cost of a word being the negative logarithm of its frequency (a unigram model). Immutable
 * and safe to share between threads.
 */
public final class OrdinaryWords {

    /** How many units beside a span are read with it: longer words than this do not decide. */
    private static final int SURROUNDINGS = 4;

    /** The same for a disguise, of which there are many to judge. */
    private static final int SURROUNDINGS_OF_DISGUISE = 3;

    /** A dictionary that knows this many occurrences of a term that it does not list. */
    private static final int TERM = 200;

    /** The same for a term under a disguise, against ordinary words and against single characters. */
    private static final int DISGUISED_TERM_AGAINST_WORDS = 5;

    private static final int DISGUISED_TERM_AGAINST_CHARACTERS = 300;

    /** Some eight bits for each of the beginnings of jieba's list. */
    private static final int BEGINNINGS_LOG = 21;

    /** Spreads pairs of characters over the bitmap: the golden ratio in 32 bits. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int COSTS_PER_NAT = 64;

    /** How much dearer a reading with an edge may be than one without: one and a half nats. */
    private static final int DOUBT = 96;

    /** A character that stands alone this often, of some 60 million words, is no disguise of another. */
    private static final int EVERYDAY = 40_000;

    /** The words with their costs. */
    private final Trie words;
    /** The first two characters of the words, as a bitmap: most places of a text are no beginning of a longer word. */
    private final long[] beginnings = new long[1 << BEGINNINGS_LOG - 6];

    private final short[] singles = new short[Character.MAX_VALUE + 1];
    private final int termCost;
    private final int disguisedAgainstWords;
    private final int disguisedAgainstCharacters;
    private final int unknownCost;
    private final int everydayCost;

    /** @param frequencies occurrences per word, each at least 1 */
    OrdinaryWords(Map<String, Integer> frequencies) {
        List<String> listed = new ArrayList<>(frequencies.keySet());
        long total = frequencies.values().stream().mapToLong(Integer::longValue).sum();
        words = Trie.of(listed, i -> cost(frequencies.get(listed.get(i)), total), Pace.NONE);
        for (String word : listed) {
            if (word.length() > 1) {
                int beginning = beginning(word.charAt(0), word.charAt(1));
                beginnings[beginning / Long.SIZE] |= 1L << beginning;
            }
        }
        termCost = cost(TERM, total);
        disguisedAgainstWords = cost(DISGUISED_TERM_AGAINST_WORDS, total);
        disguisedAgainstCharacters = cost(DISGUISED_TERM_AGAINST_CHARACTERS, total);
        unknownCost = cost(1, total);
        everydayCost = cost(EVERYDAY, total);
        for (int c = 0; c < singles.length; c++) {
            int cost = costs(Character.toString((char) c), 0, 1);
            singles[c] = (short) Math.min(cost, unknownCost);
        }
    }

    /** The words of jieba's list. */
    public static OrdinaryWords shared() {
        return Holder.SHARED;
    }

    private static int cost(int frequency, long total) {
        return (int) Math.round(COSTS_PER_NAT * Math.log((double) Math.max(total, 1) / frequency));
    }

    /** True if it is listed. */
    public boolean contains(String word) {
        return !word.isEmpty() && costs(word, 0, word.length()) != Integer.MAX_VALUE;
    }

    /** How much of ordinary text a word is, 0 to 1; of one that is not listed, as much as of the rarest. */
    double share(String word) {
        int cost = word.isEmpty() ? Integer.MAX_VALUE : costs(word, 0, word.length());
        return Math.exp(-(double) Math.min(cost, unknownCost) / COSTS_PER_NAT);
    }

    /**
     * True if a term can stand at a span of canonical units: no ordinary word across its edges makes more sense there.
     */
    boolean admitsTerm(CanonicalText text, int begin, int end) {
        return admits(text, begin, end, termCost);
    }

    /** The same for a name, of which a dictionary knows nothing. */
    public boolean admitsName(CanonicalText text, int begin, int end) {
        return admits(text, begin, end, unknownCost);
    }

    /** True if a word can end before unit {@code at} and another begin there. */
    boolean admitsEdge(CanonicalText text, int at) {
        String chars = text.chars();
        boolean insideRun = at > 0 && at < chars.length() && chars.charAt(at - 1) == chars.charAt(at);
        if (insideRun || !crossed(chars, at)) {
            return true;
        }
        int from = Math.max(text.clauseOf(at - 1).begin(), at - SURROUNDINGS);
        int to = Math.min(text.clauseOf(at).end(), at + SURROUNDINGS);
        int[] costs = cheapest(chars, from, to);
        return costs[at - from] + total(chars, at, to) <= costs[to - from] + DOUBT;
    }

    private boolean admits(CanonicalText text, int begin, int end, int ownCost) {
        String chars = text.chars();
        if (!crossed(chars, begin) && !crossed(chars, end)) {
            return true;
        }
        Span clause = text.clauseOf(begin);
        int from = Math.max(clause.begin(), begin - SURROUNDINGS);
        int to = Math.max(end, Math.min(clause.end(), end + SURROUNDINGS));
        int[] costs = cheapest(chars, from, to);
        int inside = Math.min(ownCost, total(chars, begin, end));
        return costs[begin - from] + inside + total(chars, end, to) <= costs[to - from];
    }

    /** The same for a term under a disguise that leaves other characters in its place. */
    boolean admitsDisguised(CanonicalText text, int begin, int end) {
        String chars = text.chars();
        int characters = 0;
        for (int i = begin; i < end; i++) {
            characters += single(chars.charAt(i));
        }
        // The quick answers for most: a row of common characters, or an ordinary word itself.
        if (characters < disguisedAgainstCharacters || costs(chars, begin, end) <= disguisedAgainstWords) {
            return false;
        }
        Span clause = text.clauseOf(begin);
        int from = Math.max(clause.begin(), begin - SURROUNDINGS_OF_DISGUISE);
        int to = Math.max(end, Math.min(clause.end(), end + SURROUNDINGS_OF_DISGUISE));
        int[] costs = cheapest(chars, from, to);
        int around = costs[begin - from] + total(chars, end, to);
        int ordinary = costs[to - from];
        return ordinary >= around + characters || around + disguisedAgainstWords < ordinary;
    }

    /** True if the character is so common by itself (是 不 我) that nobody can tell that another was meant. */
    boolean everyday(char c) {
        return single(c) <= everydayCost;
    }

    /** True if some word stands across the place before unit {@code at}. */
    private boolean crossed(String chars, int at) {
        if (at == 0 || at == chars.length()) {
            return false;
        }
        for (int begin = Math.max(0, at - SURROUNDINGS); begin < at; begin++) {
            if (!beginsWord(chars, begin)) {
                continue;
            }
            int state = Trie.ROOT;
            for (int i = begin; i < chars.length(); i++) {
                state = words.child(state, chars.charAt(i));
                if (state == Trie.NONE) {
                    break;
                }
                if (i >= at && words.endsAt(state)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cost of the cheapest way to read {@code [from, to)} as words. */
    private int total(String chars, int from, int to) {
        if (to - from < 2) {
            return to == from ? 0 : single(chars.charAt(from));
        }
        return cheapest(chars, from, to)[to - from];
    }

    /** Per place from {@code from} to {@code to} the cost of the cheapest way to read what stands before it. */
    private int[] cheapest(String chars, int from, int to) {
        int[] best = new int[to - from + 1];
        Arrays.fill(best, Integer.MAX_VALUE);
        best[0] = 0;
        for (int i = from; i < to; i++) {
            int here = best[i - from];
            best[i + 1 - from] = Math.min(best[i + 1 - from], here + single(chars.charAt(i)));
            if (!beginsWord(chars, i)) {
                continue;
            }
            int state = Trie.ROOT;
            for (int j = i; j < to; j++) {
                state = words.child(state, chars.charAt(j));
                if (state == Trie.NONE) {
                    break;
                }
                if (words.endsAt(state)) {
                    best[j + 1 - from] = Math.min(best[j + 1 - from], here + words.valueAt(state));
                }
            }
        }
        return best;
    }

    /** False if no word of two characters and more begins at {@code at}. */
    private boolean beginsWord(String chars, int at) {
        if (at + 1 >= chars.length()) {
            return false;
        }
        int beginning = beginning(chars.charAt(at), chars.charAt(at + 1));
        return (beginnings[beginning / Long.SIZE] >>> beginning & 1) != 0;
    }

    private static int beginning(char first, char second) {
        return (first << Character.SIZE | second) * SPREAD >>> Integer.SIZE - BEGINNINGS_LOG;
    }

    /** The cost of {@code [begin, end)} as one word. */
    private int costs(String chars, int begin, int end) {
        if (end - begin > 1 && !beginsWord(chars, begin)) {
            return Integer.MAX_VALUE;
        }
        int state = Trie.ROOT;
        for (int i = begin; i < end; i++) {
            state = words.child(state, chars.charAt(i));
            if (state == Trie.NONE) {
                return Integer.MAX_VALUE;
            }
        }
        return words.endsAt(state) ? words.valueAt(state) : Integer.MAX_VALUE;
    }

    private int single(char c) {
        return singles[c];
    }

    private static final class Holder {
        private static final OrdinaryWords SHARED = new OrdinaryWords(WordFrequencies.read());
    }
}
