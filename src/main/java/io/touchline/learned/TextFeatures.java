package io.touchline.learned;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import java.util.Set;

/**
 * What a model sees of a comment: hashed n-grams of one to four symbols of the canonical form, of five that end with a
 * letter of a script with blanks, of two and three sounds of Han characters, and of one and two words in such scripts.
 * A symbol is a unit, a digit whichever it is, the end of a clause, a question, an exclamation, a blank; whoever is
 * mentioned is one symbol, another one by a name that mocks, so that nothing is learned about a name, and a disguised
 * word is read as what it stands for. For any number of threads.
 */
final class TextFeatures {

    /** Longest n-gram of symbols. */
    static final int LONGEST = 5;

    /** A word of two characters has four features, one of three nine. */
    private static final int FEW = 8;

    /** Features are numbered below two to this power: one in eight of those that our text repeats shares its number. */
    static final int NUMBERS_LOG = 23;

    /** Scripts with blanks between words end before. */
    static final char FIRST_IDEOGRAPH = '\u2E80';

    private static final int PERSON = 0xE000;
    private static final int CLAUSE = 0xE001;
    private static final int QUESTION = 0xE002;
    private static final int EXCLAMATION = 0xE003;
    private static final int MOCKED_PERSON = 0xE004;
    private static final int BLANK = ' ';
    private static final int ANY_DIGIT = '0';

    /** The prime of the 32-bit FNV hash, and the golden ratio in 32 bits to spread what it gives. */
    private static final int PRIME = 0x01000193;

    private static final int SPREAD = 0x9E3779B1;
    private static final int OF_SOUNDS = 0x5BD1E995;
    private static final int OF_WORDS = 0x1B873593;

    private static final ThreadLocal<Walk> WALKS = ThreadLocal.withInitial(Walk::new);

    private final Sounds sounds = new Sounds(Set.of());

    /** Takes features as they are met. */
    interface Sink {

        /** @param some a text's next features; the list is used again for those after */
        void take(FeatureList some);
    }

    /** Walks through a text once. @param sink must not walk through another one meanwhile */
    void visit(ReadText read, Sink sink) {
        Walk walk = WALKS.get();
        walk.begin(sink);
        CanonicalText text = read.text();
        String chars = text.chars();
        int length = chars.length();
        for (int i = 0; i < length; ) {
            walk.gap(gapSymbol(text, i), i);
            int mentioned = read.endOfMention(i);
            int disguised = mentioned > i ? -1 : read.wordAt(i);
            if (mentioned > i) {
                walk.symbol(read.mocksAt(i) ? MOCKED_PERSON : PERSON, Sounds.NONE, false, i, mentioned);
                i = mentioned;
            } else if (disguised >= 0) {
                ReadText.Word word = read.words().get(disguised);
                spell(word, walk);
                i = word.place().end();
            } else {
                char c = chars.charAt(i);
                boolean digit = text.isDigit(i);
                boolean inRun = text.inRun(i) && !digit;
                walk.symbol(digit ? ANY_DIGIT : c, inRun || digit ? Sounds.NONE : sounds.of(c), inRun, i, i + 1);
                i++;
            }
        }
        walk.gap(length > 0 ? gapSymbol(text, length) : 0, length);
        walk.endOfWord();
        walk.end();
    }

    /** All of a word stands where its disguise does. */
    private void spell(ReadText.Word word, Walk walk) {
        String chars = word.reading();
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            boolean inRun = c < FIRST_IDEOGRAPH && Character.isLetter(c);
            walk.symbol(
                    c,
                    inRun ? Sounds.NONE : sounds.of(c),
                    inRun,
                    word.place().begin(),
                    word.place().end());
        }
    }

    /**
     * What the weights of a text are multiplied by: 1 / √count, of fewer than {@value #FEW} features as much less as they
     * are fewer. One character says little, whatever texts of one character were learned from.
     */
    static double norm(int count) {
        return count == 0 ? 0 : Math.min(count, FEW) / (FEW * Math.sqrt(count));
    }

    /** What stands before a unit: 0 if nothing does. */
    private static int gapSymbol(CanonicalText text, int at) {
        Gap gap = text.gapBefore(at);
        if (gap == Gap.NONE || gap == Gap.INVISIBLE || gap == Gap.SYMBOL) {
            return 0;
        }
        if (gap == Gap.BLANK) {
            return BLANK;
        }
        String original = text.original();
        int begin = at == 0 ? 0 : text.end(at - 1);
        int end = at == text.length() ? original.length() : text.begin(at);
        int symbol = CLAUSE;
        for (int i = begin; i < end; i++) {
            char c = original.charAt(i);
            if (c == '?' || c == '？') {
                return QUESTION;
            }
            if (c == '!' || c == '！') {
                symbol = EXCLAMATION;
            }
        }
        return symbol;
    }

    /** The state of one walk: hashes of what ends at the symbol last seen. */
    private static final class Walk {

        private final FeatureList met = new FeatureList();
        private Sink sink;
        private int one;
        private int two;
        private int three;
        private int four;
        private int beginOfTwo;
        private int beginOfThree;
        private int beginOfFour;
        private int beginOfOne;
        private int seen;

        private char lastSound;
        private int lastTwoSounds;
        private int soundsSeen;

        private int word;
        private int wordBegin;
        private int lastWord;
        private int lastWordBegin;
        private int lastEnd;

        void begin(Sink sink) {
            this.sink = sink;
            met.clear();
            seen = 0;
            soundsSeen = 0;
            word = 0;
            lastWord = 0;
        }

        void end() {
            sink.take(met);
            sink = null;
        }

        private void feature(int number, int begin, int end) {
            if (met.isFull()) {
                sink.take(met);
                met.clear();
            }
            met.add(number, begin, end);
        }

        void gap(int symbol, int at) {
            if (symbol != 0) {
                symbol(symbol, Sounds.NONE, false, at, at);
            }
        }

        void symbol(int symbol, char sound, boolean inRun, int begin, int end) {
            int oneNow = PRIME ^ symbol;
            int twoNow = one * PRIME ^ symbol;
            int threeNow = two * PRIME ^ symbol;
            int fourNow = three * PRIME ^ symbol;
            feature(number(oneNow), begin, end);
            if (seen >= 1) {
                feature(number(twoNow), beginOfOne, end);
            }
            if (seen >= 2) {
                feature(number(threeNow), beginOfTwo, end);
            }
            if (seen >= 3) {
                feature(number(fourNow), beginOfThree, end);
            }
            if (seen >= 4 && inRun) {
                feature(number(four * PRIME ^ symbol), beginOfFour, end);
            }
            one = oneNow;
            two = twoNow;
            three = threeNow;
            four = fourNow;
            sound(sound, end);
            word(symbol, inRun, begin, end);
            beginOfFour = beginOfThree;
            beginOfThree = beginOfTwo;
            beginOfTwo = beginOfOne;
            beginOfOne = begin;
            seen = Math.min(seen + 1, LONGEST);
        }

        private void sound(char sound, int end) {
            if (sound == Sounds.NONE) {
                soundsSeen = 0;
                return;
            }
            int twoSounds = (OF_SOUNDS ^ lastSound) * PRIME ^ sound;
            if (soundsSeen >= 1) {
                feature(number(twoSounds), beginOfOne, end);
            }
            if (soundsSeen >= 2) {
                feature(number(lastTwoSounds * PRIME ^ sound), beginOfTwo, end);
            }
            lastTwoSounds = twoSounds;
            lastSound = sound;
            soundsSeen = Math.min(soundsSeen + 1, 2);
        }

        private void word(int symbol, boolean inRun, int begin, int end) {
            if (inRun) {
                wordBegin = word == 0 ? begin : wordBegin;
                word = ((word == 0 ? OF_WORDS : word) ^ symbol) * PRIME;
            } else {
                endOfWord();
                lastWord = symbol == BLANK ? lastWord : 0;
            }
            lastEnd = end;
        }

        void endOfWord() {
            if (word == 0) {
                return;
            }
            feature(number(word), wordBegin, lastEnd);
            if (lastWord != 0) {
                feature(number(lastWord * PRIME ^ word), lastWordBegin, lastEnd);
            }
            lastWord = word;
            lastWordBegin = wordBegin;
            word = 0;
        }

        private static int number(int hash) {
            int mixed = hash ^ hash >>> 15;
            return mixed * SPREAD >>> Integer.SIZE - NUMBERS_LOG;
        }
    }
}
