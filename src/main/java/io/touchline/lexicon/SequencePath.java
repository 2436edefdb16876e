package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.Arrays;

/** Finds the cheapest way to read a stretch as a sequence of words, by the Viterbi algorithm. For one thread. */
final class SequencePath {

    /** What another character of the same sound costs; each further one of the word; the only one of a word. */
    private static final int OTHER_CHARACTER = 5 * WordSequences.PER_NAT;

    private static final int FURTHER_CHARACTER = 5 * WordSequences.PER_NAT / 2;

    private static final int OTHER_SINGLE = 7 * WordSequences.PER_NAT;

    /** What it costs if one letter is a word of one character: it can be so many. */
    private static final int SINGLE_INITIAL = 6 * WordSequences.PER_NAT;

    /** What it costs if a character is written in parts. */
    private static final int IN_PARTS = 3 * WordSequences.PER_NAT;

    /** What it costs to be written as initials. */
    private static final int INITIALS = 3 * WordSequences.PER_NAT;

    /** What it costs less if the word is a {@linkplain WordSequences#isTelling telling} one. */
    private static final int TELLING = 2 * WordSequences.PER_NAT;

    /** What it costs if letters that stand together are of several words. */
    private static final int DIVIDED_RUN = 3 * WordSequences.PER_NAT;

    /** What it costs that something stands between two characters of a word. */
    private static final int APART = 2 * WordSequences.PER_NAT;

    /** What letters cost that nobody has seen, besides being rare. */
    private static final int UNKNOWN_LETTERS = 6 * WordSequences.PER_NAT;

    private static final int NONE = -1;

    private final WordSequences sequences;
    private final OrdinaryWords ordinary = OrdinaryWords.shared();
    private final Sounds sounds = WordSequences.sounds();
    private WordStretch stretch;
    private String chars;
    private boolean[] open;

    /** By element the sound of the syllable in letters that begins there; {@link Sounds#NONE} if none does. */
    private char[] syllables = {};

    private final char[] spelled = new char[Sounds.LONGEST_RUN];

    private final SequenceStates states;

    SequencePath(WordSequences sequences) {
        this.sequences = sequences;
        this.states = new SequenceStates(sequences);
    }

    /** @param mayBeOther which elements may stand for others */
    void find(WordStretch wanted, boolean[] mayBeOther) {
        stretch = wanted;
        chars = wanted.chars();
        open = mayBeOther;
        int elements = wanted.length();
        if (syllables.length < elements) {
            syllables = new char[elements + elements / 2];
        }
        spell();
        states.begin(elements, wanted.before());
        for (int i = 0; i < elements; i++) {
            if (states.reach(i)) {
                asWritten(i);
                if (mayBeOther(i)) {
                    sounding(i);
                    withInitials(i);
                    inParts(i, i, Trie.ROOT, 0, false);
                }
            }
        }
        states.end(wanted.behind());
    }

    /** Of how many words the way is that was found. */
    int length() {
        return states.length();
    }

    /** The first element of its word {@code k}. */
    int begin(int k) {
        return states.beginOf(k);
    }

    /** Behind the last element of its word {@code k}. */
    int end(int k) {
        return k + 1 < length() ? begin(k + 1) : stretch.length();
    }

    /** What its word {@code k} adds to its cost. */
    int cost(int k) {
        return states.costOf(k);
    }

    /** What its word {@code k} is, if it is another than what is written, or written apart; else null. */
    String other(int k) {
        int word = states.wordOf(k);
        if (word < WordSequences.FIRST_WORD) {
            return null;
        }
        String reading = sequences.word(word);
        boolean asWritten = reading.length() == end(k) - begin(k) && chars.startsWith(reading, begin(k));
        return asWritten && !isApart(k) ? null : reading;
    }

    /** Whether something stands between two characters of its word {@code k}. */
    private boolean isApart(int k) {
        for (int i = begin(k) + 1; i < end(k); i++) {
            if (!stretch.isLetter(i) && stretch.isApart(i)) {
                return true;
            }
        }
        return false;
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

    private void asWritten(int i) {
        if (stretch.isLetter(i)) {
            int end = stretch.endOfRun(i);
            int word = written(i, end);
            int own = word == WordSequences.RARE ? sequences.unknown() + UNKNOWN_LETTERS : sequences.cost(word);
            go(i, end, word, own);
            return;
        }
        int state = Trie.ROOT;
        int apart = 0;
        for (int end = i + 1; end <= Math.min(chars.length(), i + WordSequences.LONGEST); end++) {
            if (stretch.isLetter(end - 1)) {
                return;
            }
            apart += end > i + 1 && stretch.isApart(end - 1) ? APART : 0;
            state = state == Trie.NONE && end > i + 1
                    ? Trie.NONE
                    : sequences.byLetters().child(state, chars.charAt(end - 1));
            if (state != Trie.NONE && sequences.byLetters().endsAt(state)) {
                int word = sequences.byLetters().valueAt(state);
                states.go(i, end, word, sequences.cost(word), apart);
            } else {
                int listed = end == i + 1 ? ordinary.single(chars.charAt(i)) : ordinary.cost(chars, i, end);
                if (listed != Integer.MAX_VALUE) {
                    int own = Math.min(listed + WordSequences.HALF, sequences.unknown());
                    states.go(i, end, WordSequences.RARE, own, apart);
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
        boolean letters = false;
        int state = Trie.ROOT;
        int end = i;
        WordSequences.Alike alike = sequences.bySound();
        for (int n = 0; n < WordSequences.LONGEST && end < chars.length(); n++) {
            any |= open[end];
            if (!stretch.isLetter(end)) {
                state = alike.rows().child(state, sounds.of(chars.charAt(end)));
                end++;
            } else if (open[end] && syllables[end] != Sounds.NONE) {
                letters = true;
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
                    int word = alike.word(at);
                    int penalty = penalty(i, end, sequences.word(word));
                    if (penalty != NONE && (letters || sequences.isCounted(word))) {
                        states.go(i, end, word, sequences.cost(word), penalty);
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
            states.go(begin, at, word, sequences.cost(word), IN_PARTS);
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
                    int word = alike.word(at);
                    if (fits(i, end, sequences.word(word))) {
                        int own = sequences.isTelling(word) ? penalty - TELLING : penalty;
                        states.go(i, end, word, sequences.cost(word), own);
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
        states.go(begin, end, word, own, 0);
    }
}
