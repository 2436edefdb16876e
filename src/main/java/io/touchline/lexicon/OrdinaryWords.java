package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final int COSTS_PER_NAT = 64;

    /** How much dearer a reading with an edge may be than one without: one and a half nats. */
    private static final int DOUBT = 96;

    /** A character that stands alone this often, of some 60 million words, is no disguise of another. */
    private static final int EVERYDAY = 40_000;

    private static final String NAME = "ordinary-words";

    /** The words with their costs. */
    private final Trie words;

    private final WordBeginnings beginnings;
    private final short[] singles;
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
        beginnings = new WordBeginnings(listed, word -> cost(frequencies.get(word), total));
        termCost = cost(TERM, total);
        disguisedAgainstWords = cost(DISGUISED_TERM_AGAINST_WORDS, total);
        disguisedAgainstCharacters = cost(DISGUISED_TERM_AGAINST_CHARACTERS, total);
        unknownCost = cost(1, total);
        everydayCost = cost(EVERYDAY, total);
        singles = new short[Character.MAX_VALUE + 1];
        for (int c = 0; c < singles.length; c++) {
            int cost = cost(Character.toString((char) c), 0, 1);
            singles[c] = (short) Math.min(cost, unknownCost);
        }
    }

    OrdinaryWords(TableInput in) {
        words = new Trie(in);
        beginnings = new WordBeginnings(in);
        singles = in.shorts();
        termCost = in.integer();
        disguisedAgainstWords = in.integer();
        disguisedAgainstCharacters = in.integer();
        unknownCost = in.integer();
        everydayCost = in.integer();
    }

    void write(TableOutput out) {
        words.write(out);
        beginnings.write(out);
        out.shorts(singles);
        out.integer(termCost);
        out.integer(disguisedAgainstWords);
        out.integer(disguisedAgainstCharacters);
        out.integer(unknownCost);
        out.integer(everydayCost);
    }

    /** The words of jieba's list. */
    public static OrdinaryWords shared() {
        return Holder.SHARED;
    }

    /** Writes the tables into a folder, from which {@link #shared} takes them once they are packaged. */
    static void prepare(Path folder) throws IOException {
        TableOutput out = new TableOutput();
        shared().write(out);
        out.writeTo(folder.resolve(NAME));
    }

    private static int cost(int frequency, long total) {
        return (int) Math.round(COSTS_PER_NAT * Math.log((double) Math.max(total, 1) / frequency));
    }

    /** True if it is listed. */
    public boolean contains(String word) {
        return !word.isEmpty() && cost(word, 0, word.length()) != Integer.MAX_VALUE;
    }

    /** How much of ordinary text a word is, 0 to 1; of one that is not listed, as much as of the rarest. */
    double share(String word) {
        int cost = word.isEmpty() ? Integer.MAX_VALUE : cost(word, 0, word.length());
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

    /** True if a word can end before unit {@code at} and another begin there. None goes across the end of a clause. */
    boolean admitsEdge(CanonicalText text, int at) {
        String chars = text.chars();
        if (at > 0 && at < chars.length() && text.clauseOf(at).begin() == at) {
            return true;
        }
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
        if (characters < disguisedAgainstCharacters || cost(chars, begin, end) <= disguisedAgainstWords) {
            return false;
        }
        Span clause = text.clauseOf(begin);
        int from = Math.max(clause.begin(), begin - SURROUNDINGS_OF_DISGUISE);
        int to = Math.max(end, Math.min(clause.end(), end + SURROUNDINGS_OF_DISGUISE));
        int[] costs = cheapest(chars, from, to);
        int around = costs[begin - from] + total(chars, end, to);
        int ordinary = costs[to - from];
        // Rare words are still words: 背包、阳台 has no 被包养 in it, for a reading without its edges makes more sense.
        return ordinary >= around + characters
                || around + disguisedAgainstWords < ordinary && around + total(chars, begin, end) <= ordinary + DOUBT;
    }

    /** True if two characters are such a word that {@link #admitsDisguised} never sees another in them. */
    boolean isOrdinary(char first, char second) {
        int two = beginnings.of(first, second);
        return WordBeginnings.isWord(two) && WordBeginnings.cost(two) <= disguisedAgainstWords;
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
        if (WordBeginnings.isWord(beginnings.of(chars.charAt(at - 1), chars.charAt(at)))) {
            return true;
        }
        for (int begin = Math.max(0, at - SURROUNDINGS); begin < at; begin++) {
            int state = behindThree(chars, begin, chars.length());
            for (int i = begin + 2; state != Trie.NONE; state = next(state, chars, ++i, chars.length())) {
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
        // All of them at once: no look at memory then waits for what was found at the place before.
        int[] twos = new int[to - from];
        for (int i = from; i + 1 < to; i++) {
            twos[i - from] = beginnings.of(chars.charAt(i), chars.charAt(i + 1));
        }
        for (int i = from; i < to; i++) {
            int here = best[i - from];
            best[i + 1 - from] = Math.min(best[i + 1 - from], here + single(chars.charAt(i)));
            int two = twos[i - from];
            if (WordBeginnings.isWord(two)) {
                best[i + 2 - from] = Math.min(best[i + 2 - from], here + WordBeginnings.cost(two));
            }
            int state = WordBeginnings.beginsLonger(two) ? behindThree(chars, i, to) : Trie.NONE;
            for (int j = i + 2; state != Trie.NONE; state = next(state, chars, ++j, to)) {
                if (words.endsAt(state)) {
                    best[j + 1 - from] = Math.min(best[j + 1 - from], here + words.valueAt(state));
                }
            }
        }
        return best;
    }

    /** The state of the trie behind the three characters from {@code at}; {@link Trie#NONE} if no word begins so. */
    private int behindThree(String chars, int at, int end) {
        if (at + 2 >= end) {
            return Trie.NONE;
        }
        char first = chars.charAt(at);
        char second = chars.charAt(at + 1);
        char third = chars.charAt(at + 2);
        if (!WordBeginnings.beginsLonger(beginnings.of(first, second)) || !beginnings.mayBegin(first, second, third)) {
            return Trie.NONE;
        }
        return words.child(words.child(words.child(Trie.ROOT, first), second), third);
    }

    private int next(int state, String chars, int at, int end) {
        return at < end ? words.child(state, chars.charAt(at)) : Trie.NONE;
    }

    /** The cost of {@code [begin, end)} as one word: 64 a nat; {@link Integer#MAX_VALUE} if it is none. */
    int cost(String chars, int begin, int end) {
        if (end - begin == 2) {
            int two = beginnings.of(chars.charAt(begin), chars.charAt(begin + 1));
            return WordBeginnings.isWord(two) ? WordBeginnings.cost(two) : Integer.MAX_VALUE;
        }
        int at = Math.min(begin + 2, end - 1);
        int state = end - begin == 1 ? words.child(Trie.ROOT, chars.charAt(begin)) : behindThree(chars, begin, end);
        while (state != Trie.NONE && at + 1 < end) {
            state = words.child(state, chars.charAt(++at));
        }
        return state != Trie.NONE && words.endsAt(state) ? words.valueAt(state) : Integer.MAX_VALUE;
    }

    /** The cost of a character by itself. */
    int single(char c) {
        return singles[c];
    }

    private static final class Holder {
        private static final OrdinaryWords SHARED = TableInput.packaged(NAME)
                .map(OrdinaryWords::new)
                .orElseGet(() -> new OrdinaryWords(WordFrequencies.read()));
    }
}
