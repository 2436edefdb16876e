package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.Arrays;

/** Finds the cheapest way to read a stretch as a sequence of words, by the Viterbi algorithm. For one thread. */
final class SequencePath {

    /** What another character of the same sound costs; each further one of the word; the only one of a word. */
    private static final int OTHER_CHARACTER = 5 * WordSequences.PER_NAT;

    private static final int FURTHER_CHARACTER = 5 * WordSequences.PER_NAT / 2;

    private static final int OTHER_SINGLE = 7 * WordSequences.PER_NAT;

    private static final int SINGLE_INITIAL = 6 * WordSequences.PER_NAT;

    /** What it costs if a character is written in parts. */
    private static final int IN_PARTS = 3 * WordSequences.PER_NAT;

    /** What it costs to be written as initials. */
    private static final int INITIALS = 3 * WordSequences.PER_NAT;

    /** What it costs if letters that stand together are of several words. */
    private static final int DIVIDED_RUN = 3 * WordSequences.PER_NAT;

    /** What letters cost that nobody has seen, besides being rare. */
    private static final int UNKNOWN_LETTERS = 6 * WordSequences.PER_NAT;

    /** Ways that cost so much more than the cheapest one to the same place are left. */
    private static final int TOO_DEAR = 12 * WordSequences.PER_NAT;

    /** What makes twice as rare. */
    private static final int HALF = (int) Math.round(WordSequences.PER_NAT * Math.log(2));

    private static final int NONE = -1;

    private final WordSequences sequences;
    private final OrdinaryWords ordinary = OrdinaryWords.shared();
    private final Sounds sounds = WordSequences.sounds();
    private WordStretch stretch;
    private String chars;
    private boolean[] open;

    /** Per place the last state there, the cheapest cost of one, and the cheapest when a word follows that has no pair. */
    private int[] lasts = {};

    private int[] cheapest = {};
    private int[] cheapestWithoutPair = {};
    private int[] fromWithoutPair = {};

    /** By element the sound of the syllable in letters that begins there; {@link Sounds#NONE} if none does. */
    private char[] syllables = {};

    private final char[] spelled = new char[Sounds.LONGEST_RUN];

    /** Per state its word, where that begins, what it costs to there, the state before, and the one at the same place. */
    private int[] words = new int[64];

    private int[] begins = new int[64];
    private int[] costs = new int[64];
    private int[] befores = new int[64];
    private int[] others = new int[64];
    private int states;

    /** The states of the cheapest way, in order, the first one before its first word. */
    private int[] way = {};

    private int length;

    SequencePath(WordSequences sequences) {
        this.sequences = sequences;
    }

    /** @param mayBeOther which elements may stand for others */
    void find(WordStretch wanted, boolean[] mayBeOther) {
        stretch = wanted;
        chars = wanted.chars();
        open = mayBeOther;
        int elements = wanted.length();
        if (lasts.length <= elements) {
            int size = elements + elements / 2 + 1;
            lasts = new int[size];
            cheapest = new int[size];
            cheapestWithoutPair = new int[size];
            fromWithoutPair = new int[size];
            syllables = new char[size];
            way = new int[size];
        }
        spell();
        Arrays.fill(lasts, 0, elements + 1, NONE);
        Arrays.fill(cheapest, 0, elements + 1, Integer.MAX_VALUE);
        states = 0;
        state(0, wanted.before(), NONE, 0, NONE);
        for (int i = 0; i < elements; i++) {
            if (lasts[i] != NONE) {
                prune(i);
                asWritten(i);
                if (mayBeOther(i)) {
                    sounding(i);
                    withInitials(i);
                    inParts(i, i, Trie.ROOT, 0, false);
                }
            }
        }
        prune(elements);
        int best = NONE;
        int least = Integer.MAX_VALUE;
        for (int state = lasts[elements]; state != NONE; state = others[state]) {
            int cost = costs[state] + step(words[state], wanted.behind(), sequences.cost(wanted.behind()));
            if (cost < least) {
                least = cost;
                best = state;
            }
        }
        length = 0;
        for (int state = best; state != NONE; state = befores[state]) {
            length++;
        }
        int place = length;
        for (int state = best; state != NONE; state = befores[state]) {
            way[--place] = state;
        }
    }

    /** Whether a word that begins there may hold an element that stands for another. */
    private boolean mayBeOther(int i) {
        int end = Math.min(stretch.length(), i + WordSequences.LONGEST);
        for (int k = i; k < end; k++) {
            if (open[k]) {
                return true;
            }
        }
        return false;
    }

    private void spell() {
        Arrays.fill(syllables, 0, stretch.length(), Sounds.NONE);
        for (int i = 0; i < stretch.length(); i++) {
            if (stretch.isLetter(i)) {
                int end = stretch.endOfRun(i);
                if (open[i] && sounds.spell(chars, i, end, spelled)) {
                    System.arraycopy(spelled, 0, syllables, i, end - i);
                }
                i = end - 1;
            }
        }
    }

    /** Of how many words the way is that was found. */
    int length() {
        return length - 1;
    }

    /** The first element of its word {@code k}. */
    int begin(int k) {
        return begins[way[k + 1]];
    }

    /** Behind the last element of its word {@code k}. */
    int end(int k) {
        return k + 1 < length() ? begin(k + 1) : stretch.length();
    }

    /** What its word {@code k} adds to its cost. */
    int cost(int k) {
        return costs[way[k + 1]] - costs[way[k]];
    }

    /** What its word {@code k} is, if it is another than what is written; else null. */
    String other(int k) {
        int word = words[way[k + 1]];
        if (word < WordSequences.FIRST_WORD) {
            return null;
        }
        String reading = sequences.word(word);
        return reading.length() == end(k) - begin(k) && chars.startsWith(reading, begin(k)) ? null : reading;
    }

    private void asWritten(int i) {
        if (stretch.isLetter(i)) {
            int end = stretch.endOfRun(i);
            int word = written(i, end);
            int own = word == WordSequences.RARE ? sequences.unknown() + UNKNOWN_LETTERS : sequences.cost(word);
            go(i, end, word, own);
            return;
        }
        int state = Trie.ROOT;
        for (int end = i + 1; end <= Math.min(chars.length(), i + WordSequences.LONGEST); end++) {
            if (stretch.isLetter(end - 1)) {
                return;
            }
            state = state == Trie.NONE && end > i + 1
                    ? Trie.NONE
                    : sequences.byLetters().child(state, chars.charAt(end - 1));
            if (state != Trie.NONE && sequences.byLetters().endsAt(state)) {
                int word = sequences.byLetters().valueAt(state);
                go(i, end, word, sequences.cost(word));
            } else {
                int listed = end == i + 1 ? ordinary.single(chars.charAt(i)) : ordinary.cost(chars, i, end);
                if (listed != Integer.MAX_VALUE) {
                    go(i, end, WordSequences.RARE, Math.min(listed + HALF, sequences.unknown()));
                }
            }
        }
    }

    private int written(int begin, int end) {
        int state = Trie.ROOT;
        for (int i = begin; i < end; i++) {
            state = sequences.byLetters().child(state, chars.charAt(i));
            if (state == Trie.NONE) {
                return WordSequences.RARE;
            }
        }
        return sequences.byLetters().endsAt(state) ? sequences.byLetters().valueAt(state) : WordSequences.RARE;
    }

    /** Words that sound like what stands there, characters and syllables in letters. */
    private void sounding(int i) {
        boolean any = false;
        int state = Trie.ROOT;
        int end = i;
        WordSequences.Alike alike = sequences.bySound();
        for (int n = 0; n < WordSequences.LONGEST && end < chars.length(); n++) {
            any |= open[end];
            if (!stretch.isLetter(end)) {
                state = alike.rows().child(state, sounds.of(chars.charAt(end)));
                end++;
            } else if (open[end] && syllables[end] != Sounds.NONE) {
                state = alike.rows().child(state, syllables[end]);
                end = endOfSyllable(end);
            } else {
                return;
            }
            if (state == Trie.NONE) {
                return;
            }
            if (any && alike.rows().endsAt(state)) {
                int row = alike.rows().valueAt(state);
                for (int at = alike.firstOf(row); at < alike.behind(row); at++) {
                    int penalty = penalty(i, end, sequences.word(alike.word(at)));
                    if (penalty != NONE) {
                        go(i, end, alike.word(at), sequences.cost(alike.word(at)), penalty);
                    }
                }
            }
        }
    }

    private int endOfSyllable(int i) {
        int end = i + 1;
        while (end < stretch.endOfRun(i) && syllables[end] == Sounds.NONE) {
            end++;
        }
        return end;
    }

    /** What it costs that a word is written so; {@value #NONE} if it is written as it is, or cannot be meant. */
    private int penalty(int begin, int end, String word) {
        int changed = 0;
        boolean spelled = false;
        int k = 0;
        for (int i = begin; i < end; k++) {
            if (stretch.isLetter(i)) {
                spelled = true;
                i = endOfSyllable(i);
                continue;
            }
            if (word.charAt(k) != chars.charAt(i)) {
                if (!open[i]) {
                    return NONE;
                }
                changed++;
            }
            i++;
        }
        if (changed == 0) {
            return spelled ? 0 : NONE;
        }
        return word.length() == 1 ? OTHER_SINGLE : OTHER_CHARACTER + (changed - 1) * FURTHER_CHARACTER;
    }

    /**
     * Words with a character that is written in parts.
     *
     * @param at where its character {@code n} begins
     * @param state of the words, behind the characters before it
     * @param any whether one of those is in parts
     */
    private void inParts(int begin, int at, int state, int n, boolean any) {
        if (any && sequences.byLetters().endsAt(state)) {
            int word = sequences.byLetters().valueAt(state);
            go(begin, at, word, sequences.cost(word), IN_PARTS);
        }
        if (n == WordSequences.LONGEST || at == chars.length() || stretch.isLetter(at)) {
            return;
        }
        int next = sequences.byLetters().child(state, chars.charAt(at));
        if (next != Trie.NONE) {
            inParts(begin, at + 1, next, n + 1, any);
        }
        int row = Trie.ROOT;
        for (int end = at; end < chars.length() && open[end] && !stretch.isLetter(end); ) {
            row = sequences.parts().child(row, chars.charAt(end++));
            if (row == Trie.NONE) {
                return;
            }
            if (sequences.parts().endsAt(row)) {
                int whole = sequences.byLetters().child(state, (char)
                        sequences.parts().valueAt(row));
                if (whole != Trie.NONE) {
                    inParts(begin, end, whole, n + 1, true);
                }
            }
        }
    }

    private void withInitials(int i) {
        boolean any = false;
        int state = Trie.ROOT;
        WordSequences.Alike alike = sequences.byInitials();
        for (int end = i + 1; end <= Math.min(chars.length(), i + WordSequences.LONGEST); end++) {
            char c = chars.charAt(end - 1);
            boolean letter = stretch.isLetter(end - 1);
            boolean joins = end - 1 > i && letter && stretch.isLetter(end - 2) && stretch.endOfRun(end - 2) == end - 1;
            if (joins || letter && !open[end - 1]) {
                return;
            }
            any |= letter;
            state = alike.rows().child(state, letter ? c : Sounds.initialOf(c));
            if (state == Trie.NONE) {
                return;
            }
            if (any && alike.rows().endsAt(state)) {
                int row = alike.rows().valueAt(state);
                int penalty = end == i + 1
                        ? SINGLE_INITIAL
                        : letter && stretch.endOfRun(end - 1) > end ? DIVIDED_RUN + INITIALS : INITIALS;
                for (int at = alike.firstOf(row); at < alike.behind(row); at++) {
                    if (fits(i, end, sequences.word(alike.word(at)))) {
                        go(i, end, alike.word(at), sequences.cost(alike.word(at)), penalty);
                    }
                }
            }
        }
    }

    private boolean fits(int begin, int end, String word) {
        for (int i = begin; i < end; i++) {
            if (!stretch.isLetter(i) && chars.charAt(i) != word.charAt(i - begin)) {
                return false;
            }
        }
        return true;
    }

    private void go(int begin, int end, int word, int own) {
        go(begin, end, word, own, 0);
    }

    /** @param own what the word costs by itself @param penalty what it costs to be another than what is written */
    private void go(int begin, int end, int word, int own, int penalty) {
        int best = fromWithoutPair[begin];
        int least = cheapestWithoutPair[begin] + own;
        for (int state = lasts[begin]; state != NONE; state = others[state]) {
            int pair = sequences.costOfPair(words[state], word);
            if (pair >= 0 && costs[state] + pair < least) {
                least = costs[state] + pair;
                best = state;
            }
        }
        int cost = least + penalty;
        if (cost - TOO_DEAR > cheapest[end] && cheapest[end] != Integer.MAX_VALUE) {
            return;
        }
        for (int state = lasts[end]; state != NONE; state = others[state]) {
            if (words[state] == word) {
                if (cost < costs[state]) {
                    costs[state] = cost;
                    befores[state] = best;
                    begins[state] = begin;
                    cheapest[end] = Math.min(cheapest[end], cost);
                }
                return;
            }
        }
        state(end, word, best, cost, begin);
    }

    private int step(int before, int word, int own) {
        int pair = sequences.costOfPair(before, word);
        return pair >= 0 ? pair : sequences.withoutPair(before) + own;
    }

    private void state(int at, int word, int before, int cost, int begin) {
        if (states == words.length) {
            words = Arrays.copyOf(words, states * 2);
            begins = Arrays.copyOf(begins, states * 2);
            costs = Arrays.copyOf(costs, states * 2);
            befores = Arrays.copyOf(befores, states * 2);
            others = Arrays.copyOf(others, states * 2);
        }
        words[states] = word;
        begins[states] = begin;
        costs[states] = cost;
        befores[states] = before;
        others[states] = lasts[at];
        lasts[at] = states++;
        cheapest[at] = Math.min(cheapest[at], cost);
    }

    /** Leaves what is too dear at a place, and finds the cheapest state when a word follows that has no pair. */
    private void prune(int at) {
        int dearest = cheapest[at] + TOO_DEAR;
        int kept = NONE;
        cheapestWithoutPair[at] = Integer.MAX_VALUE;
        for (int state = lasts[at]; state != NONE; ) {
            int next = others[state];
            if (costs[state] <= dearest) {
                others[state] = kept;
                kept = state;
                int cost = costs[state] + sequences.withoutPair(words[state]);
                if (cost < cheapestWithoutPair[at]) {
                    cheapestWithoutPair[at] = cost;
                    fromWithoutPair[at] = state;
                }
            }
            state = next;
        }
        lasts[at] = kept;
    }
}
