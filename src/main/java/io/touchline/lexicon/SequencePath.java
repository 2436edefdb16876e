package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.Arrays;
import java.util.function.IntPredicate;

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

    private final WordSequences sequences;
    private final OrdinaryWords ordinary = OrdinaryWords.shared();
    private final Sounds sounds = WordSequences.sounds();
    private WordStretch stretch;
    private String chars;
    private boolean[] open;

    /** By element the sound of the syllable in letters that begins there; {@link Sounds#NONE} if none does. */
    private char[] syllables = {};

    /** By the element where it begins and its length the word of ideographs that stands there, and its cost if there is one. */
    private int[] words = {};

    private int[] ownCosts = {};

    private final char[] spelled = new char[Sounds.LONGEST_RUN];

    private final SequenceStates states;

    SequencePath(WordSequences sequences) {
        this.sequences = sequences;
        this.states = new SequenceStates(sequences);
    }

    /** As it is written. */
    void find(WordStretch wanted) {
        find(wanted, new boolean[wanted.length()], false);
    }

    /** Once more, behind {@link #find}. @param mayBeOther which elements may stand for others */
    void findFurther(boolean[] mayBeOther) {
        find(stretch, mayBeOther, true);
    }

    private void find(WordStretch wanted, boolean[] mayBeOther, boolean further) {
        stretch = wanted;
        chars = wanted.chars();
        open = mayBeOther;
        int elements = wanted.length();
        if (syllables.length < elements) {
            syllables = new char[elements + elements / 2];
            words = new int[syllables.length * WordSequences.LONGEST];
            ownCosts = new int[words.length];
        }
        spell();
        states.begin(elements, wanted.before(), further);
        for (int i = 0; i < elements; i++) {
            if (states.reach(i)) {
                asWritten(i, further);
                if (further && anyOf(i, k -> open[k])) {
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

    /** Whether one of the elements of a word that begins there may be such. */
    private boolean anyOf(int i, IntPredicate such) {
        int end = Math.min(stretch.length(), i + WordSequences.LONGEST);
        for (int k = i; k < end; k++) {
            if (such.test(k)) {
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

    private void asWritten(int i, boolean again) {
        if (stretch.isLetter(i)) {
            int end = stretch.endOfRun(i);
            int word = written(i, end);
            int own = word == WordSequences.RARE ? sequences.unknown() + UNKNOWN_LETTERS : sequences.cost(word);
            states.go(i, end, word, own, 0);
            return;
        }
        if (!again) {
            look(i);
        }
        int apart = 0;
        for (int end = i + 1; end <= Math.min(chars.length(), i + WordSequences.LONGEST); end++) {
            if (stretch.isLetter(end - 1)) {
                return;
            }
            apart += end > i + 1 && stretch.isApart(end - 1) ? APART : 0;
            int place = i * WordSequences.LONGEST + end - 1 - i;
            if (ownCosts[place] != Integer.MAX_VALUE) {
                states.go(i, end, words[place], ownCosts[place], apart);
            }
        }
    }

    /** Looks up the words of ideographs that begin there. */
    private void look(int i) {
        int state = Trie.ROOT;
        int last = Math.min(chars.length(), i + WordSequences.LONGEST);
        for (int end = i + 1; end <= last && !stretch.isLetter(end - 1); end++) {
            int place = i * WordSequences.LONGEST + end - 1 - i;
            state = state == Trie.NONE && end > i + 1
                    ? Trie.NONE
                    : sequences.byLetters().child(state, chars.charAt(end - 1));
            if (state != Trie.NONE && sequences.byLetters().endsAt(state)) {
                words[place] = sequences.byLetters().valueAt(state);
                ownCosts[place] = sequences.cost(words[place]);
            } else {
                int listed = end == i + 1 ? ordinary.single(chars.charAt(i)) : ordinary.cost(chars, i, end);
                words[place] = WordSequences.RARE;
                ownCosts[place] = listed == Integer.MAX_VALUE
                        ? Integer.MAX_VALUE
                        : Math.min(listed + WordSequences.HALF, sequences.unknown());
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
        long written = 0;
        long compared = 0;
        long closed = 0;
        int state = Trie.ROOT;
        int end = i;
        WordSequences.Alike alike = sequences.bySound();
        for (int n = 0; n < WordSequences.LONGEST && end < chars.length(); n++) {
            any |= open[end];
            if (!stretch.isLetter(end)) {
                char c = chars.charAt(end);
                written |= Letters.at(n, c);
                compared |= Letters.at(n, Character.MAX_VALUE);
                closed |= open[end] ? 0 : Letters.at(n, Character.MAX_VALUE);
                state = alike.rows().child(state, sounds.of(c));
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
                    long changed = (alike.letters(at) ^ written) & compared;
                    int word = alike.word(at);
                    if ((changed & closed) == 0 && (letters || changed != 0 && sequences.isCounted(word))) {
                        states.go(i, end, word, sequences.cost(word), changed == 0 ? 0 : penalty(changed, n + 1));
                    }
                }
            }
        }
    }

    /** What it costs that a word of so many characters is written with others. */
    private static int penalty(long changed, int characters) {
        return characters == 1 ? OTHER_SINGLE : OTHER_CHARACTER + (Letters.count(changed) - 1) * FURTHER_CHARACTER;
    }

    private int endOfSyllable(int i) {
        int end = i + 1;
        while (end < stretch.endOfRun(i) && syllables[end] == Sounds.NONE) {
            end++;
        }
        return end;
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
        if (!anyOf(i, stretch::isLetter)) {
            return;
        }
        boolean any = false;
        long written = 0;
        long compared = 0;
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
            written |= letter ? 0 : Letters.at(end - 1 - i, c);
            compared |= letter ? 0 : Letters.at(end - 1 - i, Character.MAX_VALUE);
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
                    if (((alike.letters(at) ^ written) & compared) == 0) {
                        int word = alike.word(at);
                        int own = sequences.isTelling(word) ? penalty - TELLING : penalty;
                        states.go(i, end, word, sequences.cost(word), own);
                    }
                }
            }
        }
    }
}
