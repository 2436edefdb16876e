package io.touchline.lexicon;

import io.touchline.text.Sounds;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which word follows which in comments: a bigram model, {@code P(w|v) = λ c(v,w)/c(v) + (1-λ) P(w)} with
 * {@code λ = 0.7 c(v)/(c(v)+3)} and {@code P(w) = (c(w)+0.05)/(N+0.05 V)}, as costs, {@value #PER_NAT} a nat. Words are
 * ideographs or runs of Latin letters, and have numbers; so have a clause's edge, a name, and whatever else is no word.
 * {@link WordCounts} writes what it is made from. Words of jieba's list that comments do not have stand behind the others,
 * for what is spelled in letters. Immutable and safe to share between threads.
 */
final class WordSequences {

    static final int EDGE = 0;
    static final int NAME = 1;
    static final int OTHER = 2;

    /** A word that was not seen in comments, or once. */
    static final int RARE = 3;

    static final int FIRST_WORD = 4;

    /** Longer words have no disguise that is looked for. */
    static final int LONGEST = 4;

    static final int PER_NAT = 64;

    private static final double MOST_OF_PAIRS = 0.7;
    private static final double HALF_OF_PAIRS = 3;
    private static final double UNSEEN = 0.05;

    /** Of the words that sound alike, or have the same initials, so many are thought of, the most frequent ones. */
    private static final int MOST_ALIKE = 8;

    private static final int MOST_WITH_INITIALS = 60;

    /** Occurrences of a listed word, of some 60 million words. */
    private static final int LEAST_FREQUENT = 10;

    /** What makes twice as rare. */
    static final int HALF = (int) Math.round(PER_NAT * Math.log(2));

    private static final int NOTHING = -1;
    private static final short NO_PAIR = Short.MAX_VALUE;
    private static final String NAME_OF_TABLES = "word-sequences";
    private static final String COUNTS = "/models/words.bin";

    private final String[] words;
    /** So many were counted; the numbers from there on are of listed words. */
    private final int counted;

    private final Trie byLetters;
    private final Alike bySound;
    private final Alike byInitials;
    private final short[] costs;
    private final short[] withoutPair;

    /** An open hash table: a pair as {@code before * words + word}, {@value #NOTHING} where there is none. */
    private final int[] pairs;

    private final short[] costsOfPairs;
    private final short[] leastOfPairs;
    private final int unknown;
    private final Trie parts;
    private final BitSet telling;

    WordSequences(WordCounts counts) {
        int size = FIRST_WORD + counts.words().size();
        counted = size;
        List<String> listed = listed(Set.copyOf(counts.words()));
        words = new String[size + listed.size()];
        for (int i = FIRST_WORD; i < words.length; i++) {
            words[i] = i < size ? counts.words().get(i - FIRST_WORD) : listed.get(i - size);
        }
        byLetters = Trie.of(counts.words(), i -> FIRST_WORD + i, Pace.NONE);
        long total = 0;
        for (int count : counts.counts()) {
            total += count;
        }
        double all = total + UNSEEN * size;
        unknown = cost(UNSEEN / all);
        costs = new short[words.length];
        withoutPair = new short[words.length];
        for (int i = size; i < words.length; i++) {
            costs[i] = (short) Math.min(unknown, OrdinaryWords.shared().cost(words[i], 0, words[i].length()) + HALF);
        }
        for (int i = 0; i < size; i++) {
            costs[i] = (short) cost((counts.counts()[i] + UNSEEN) / all);
            withoutPair[i] = (short) cost(1 - ofPairs(counts.counts()[i]));
        }
        leastOfPairs = new short[words.length];
        Arrays.fill(leastOfPairs, NO_PAIR);
        int slots = Integer.highestOneBit(counts.followers().length * 3 / 2) * 2;
        pairs = new int[slots];
        Arrays.fill(pairs, NOTHING);
        costsOfPairs = new short[slots];
        for (int before = 0; before < size; before++) {
            int count = counts.counts()[before];
            double share = ofPairs(count);
            for (int i = counts.begins()[before]; i < counts.begins()[before + 1]; i++) {
                int word = counts.followers()[i];
                int slot = slot(before, word);
                pairs[slot] = before * size + word;
                double seen = (double) counts.times(i) / count;
                costsOfPairs[slot] = (short) cost(share * seen + (1 - share) * (counts.counts()[word] + UNSEEN) / all);
                leastOfPairs[word] = (short) Math.min(leastOfPairs[word], costsOfPairs[slot]);
            }
        }
        telling = new BitSet(size);
        for (char word : counts.telling()) {
            telling.set(word);
        }
        parts = Trie.of(counts.parts(), i -> counts.wholes().charAt(i), Pace.NONE);
        Sounds sounds = sounds();
        bySound = new Alike(words, words.length, costs, word -> key(word, sounds::of), MOST_ALIKE);
        byInitials = new Alike(words, size, costs, word -> key(word, Sounds::initialOf), MOST_WITH_INITIALS);
    }

    /** Of jieba's list the words of several characters that are seen now and then, but not in comments. */
    private static List<String> listed(Set<String> counted) {
        Map<String, Integer> frequencies = WordFrequencies.read();
        return frequencies.keySet().stream()
                .filter(word -> word.length() > 1
                        && word.length() <= LONGEST
                        && frequencies.get(word) >= LEAST_FREQUENT
                        && !counted.contains(word))
                .sorted(Comparator.<String>comparingInt(frequencies::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Character.MAX_VALUE - FIRST_WORD - counted.size())
                .toList();
    }

    private WordSequences(TableInput in) {
        counted = in.integer();
        words = in.texts().toArray(String[]::new);
        byLetters = new Trie(in);
        bySound = new Alike(in);
        byInitials = new Alike(in);
        costs = in.shorts();
        withoutPair = in.shorts();
        pairs = in.integers();
        costsOfPairs = in.shorts();
        leastOfPairs = in.shorts();
        unknown = in.integer();
        parts = new Trie(in);
        telling = BitSet.valueOf(in.longs());
    }

    /** What the comments that the models learn from tell. */
    static WordSequences shared() {
        return Holder.SHARED;
    }

    /** Fuzzy pairs are told apart in them. */
    static Sounds sounds() {
        return Holder.SOUNDS;
    }

    /** Writes the tables into a folder, from which {@link #shared} takes them once they are packaged. */
    static void prepare(Path folder) throws IOException {
        WordSequences shared = shared();
        TableOutput out = new TableOutput();
        out.integer(shared.counted);
        List<String> texts = new ArrayList<>();
        for (String word : shared.words) {
            texts.add(word == null ? "" : word);
        }
        out.texts(texts);
        shared.byLetters.write(out);
        shared.bySound.write(out);
        shared.byInitials.write(out);
        out.shorts(shared.costs);
        out.shorts(shared.withoutPair);
        out.integers(shared.pairs);
        out.shorts(shared.costsOfPairs);
        out.shorts(shared.leastOfPairs);
        out.integer(shared.unknown);
        shared.parts.write(out);
        out.longs(shared.telling.toLongArray());
        out.writeTo(folder.resolve(NAME_OF_TABLES));
    }

    private static double ofPairs(int count) {
        return MOST_OF_PAIRS * count / (count + HALF_OF_PAIRS);
    }

    private static int cost(double probability) {
        return (int) Math.round(-PER_NAT * Math.log(probability));
    }

    /** A word letter by letter; empty if one of them has none, or it is too long. */
    private static String key(String word, Function<Character, Character> letters) {
        if (word.length() > LONGEST || word.charAt(0) <= 'z') {
            return "";
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = letters.apply(word.charAt(i));
            if (letter == 0) {
                return "";
            }
            key.append(letter);
        }
        return key.toString();
    }

    private int slot(int before, int word) {
        int key = before * counted + word;
        int mask = pairs.length - 1;
        int slot = (key * 0x9E3779B9) >>> 7 & mask;
        while (pairs[slot] != NOTHING && pairs[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Whether a word is one of comments, and not only listed. */
    boolean isCounted(int word) {
        return word < counted;
    }

    /** Whether a word names harm, which is worth hiding. */
    boolean isTelling(int word) {
        return telling.get(word);
    }

    String word(int number) {
        return words[number];
    }

    /** The words letter by letter; the value of one is its number. */
    Trie byLetters() {
        return byLetters;
    }

    /** Components that are written for one character; the value of a row is that character. */
    Trie parts() {
        return parts;
    }

    /** Words of the same {@linkplain Sounds#of sounds}, those of {@link #sounds}. */
    Alike bySound() {
        return bySound;
    }

    Alike byInitials() {
        return byInitials;
    }

    /** What a word costs by itself. */
    int cost(int word) {
        return costs[word];
    }

    /** What a word costs at least behind one that it was seen behind. */
    int leastOfPairs(int word) {
        return leastOfPairs[word];
    }

    /** What comes on top of {@link #cost} behind a word that it was not seen behind. */
    int withoutPair(int before) {
        return withoutPair[before];
    }

    /** What a word costs behind another; negative if it was not seen there. */
    int costOfPair(int before, int word) {
        if (before >= counted || word >= counted) {
            return NOTHING;
        }
        int slot = slot(before, word);
        return pairs[slot] == NOTHING ? NOTHING : costsOfPairs[slot];
    }

    /** What a word costs that nobody has seen. */
    int unknown() {
        return unknown;
    }

    /** Words that have something in common, the cheapest ones first. */
    static final class Alike {

        private final Trie rows;
        private final int[] begins;
        private final char[] numbers;
        private final long[] letters;

        Alike(String[] words, int end, short[] costs, Function<String, String> key, int most) {
            Map<String, List<Integer>> alike = new HashMap<>();
            for (int i = FIRST_WORD; i < end; i++) {
                String row = key.apply(words[i]);
                if (!row.isEmpty()) {
                    alike.computeIfAbsent(row, added -> new ArrayList<>(2)).add(i);
                }
            }
            List<String> sorted = alike.keySet().stream().sorted().toList();
            rows = Trie.of(sorted, Pace.NONE);
            begins = new int[sorted.size() + 1];
            List<Integer> all = new ArrayList<>();
            Comparator<Integer> order =
                    Comparator.<Integer>comparingInt(i -> costs[i]).thenComparing(Comparator.naturalOrder());
            for (int row = 0; row < sorted.size(); row++) {
                alike.get(sorted.get(row)).stream().sorted(order).limit(most).forEach(all::add);
                begins[row + 1] = all.size();
            }
            numbers = new char[all.size()];
            letters = new long[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (char) (int) all.get(i);
                letters[i] = Letters.of(words[numbers[i]]);
            }
        }

        Alike(TableInput in) {
            rows = new Trie(in);
            begins = in.integers();
            numbers = in.chars();
            letters = in.longs();
        }

        void write(TableOutput out) {
            rows.write(out);
            out.integers(begins);
            out.chars(numbers);
            out.longs(letters);
        }

        /** The value of a row is its number. */
        Trie rows() {
            return rows;
        }

        int firstOf(int row) {
            return begins[row];
        }

        /** Behind the last of a row. */
        int behind(int row) {
            return begins[row + 1];
        }

        /** The number of the word at a place. */
        int word(int at) {
            return numbers[at];
        }

        /** The {@link Letters} of the word at a place. */
        long letters(int at) {
            return letters[at];
        }
    }

    private static final class Holder {
        private static final Sounds SOUNDS = new Sounds(Set.of());
        private static final WordSequences SHARED = TableInput.packaged(NAME_OF_TABLES)
                .map(WordSequences::new)
                .orElseGet(() -> new WordSequences(bundled()));

        private static WordCounts bundled() {
            try (InputStream in = WordSequences.class.getResourceAsStream(COUNTS)) {
                if (in == null) {
                    throw new IllegalStateException("there is no " + COUNTS + " in the jar");
                }
                return WordCounts.read(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(COUNTS, e);
            }
        }
    }
}
