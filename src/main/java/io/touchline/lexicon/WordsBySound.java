package io.touchline.lexicon;

import io.touchline.text.Sounds;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of jieba's list by what they sound like without tones, of those that sound alike the most frequent ones.
 * Immutable and safe to share between threads.
 */
final class WordsBySound {

    /** Longer words are not looked for. */
    static final int LONGEST = 4;

    /** Occurrences, of some 60 million words. */
    private static final int LEAST_FREQUENT = 10;

    private static final int MOST_ALIKE = 4;
    private static final int MOST_READINGS = 4;
    private static final String NAME = "words-by-sound";

    private final Trie rows;
    /** Per row the place of its first word in both tables below; one more at the end. */
    private final int[] begins;
    /** {@value #LONGEST} characters a word, 0 behind its end. */
    private final char[] words;

    private final short[] costs;

    private WordsBySound(Map<String, Integer> frequencies, OrdinaryWords ordinary, Sounds sounds) {
        Map<String, List<String>> alike = new HashMap<>(1 << 17);
        frequencies.forEach((word, frequency) -> {
            if (word.length() <= LONGEST && frequency >= LEAST_FREQUENT) {
                readings(word, sounds).forEach(row -> alike.computeIfAbsent(row, added -> new ArrayList<>(2))
                        .add(word));
            }
        });
        List<String> sorted = alike.keySet().stream().sorted().toList();
        rows = Trie.of(sorted, Pace.NONE);
        begins = new int[sorted.size() + 1];
        List<String> all = new ArrayList<>();
        Comparator<String> order =
                Comparator.<String>comparingInt(frequencies::get).reversed().thenComparing(Comparator.naturalOrder());
        for (int row = 0; row < sorted.size(); row++) {
            alike.get(sorted.get(row)).stream().sorted(order).limit(MOST_ALIKE).forEach(all::add);
            begins[row + 1] = all.size();
        }
        words = new char[all.size() * LONGEST];
        costs = new short[all.size()];
        for (int i = 0; i < costs.length; i++) {
            all.get(i).getChars(0, all.get(i).length(), words, i * LONGEST);
            costs[i] = (short) ordinary.cost(all.get(i), 0, all.get(i).length());
        }
    }

    private WordsBySound(TableInput in) {
        rows = new Trie(in);
        begins = in.integers();
        words = in.chars();
        costs = in.shorts();
    }

    /** With the sounds of {@link #sounds}. */
    static WordsBySound shared() {
        return Holder.SHARED;
    }

    /** Fuzzy pairs are told apart in them. */
    static Sounds sounds() {
        return Holder.SOUNDS;
    }

    /** Writes the tables into a folder, from which {@link #shared} takes them once they are packaged. */
    static void prepare(Path folder) throws IOException {
        WordsBySound shared = shared();
        TableOutput out = new TableOutput();
        shared.rows.write(out);
        out.integers(shared.begins);
        out.chars(shared.words);
        out.shorts(shared.costs);
        out.writeTo(folder.resolve(NAME));
    }

    private static Set<String> readings(String word, Sounds sounds) {
        Set<String> rows = Set.of("");
        for (int i = 0; i < word.length(); i++) {
            Set<String> longer = new LinkedHashSet<>();
            for (char sound : sounds.all(word.charAt(i))) {
                rows.stream().limit(Math.max(1, MOST_READINGS - longer.size())).forEach(row -> longer.add(row + sound));
            }
            rows = longer;
        }
        return rows;
    }

    /** The rows of sounds; the value of one is its number. */
    Trie rows() {
        return rows;
    }

    int firstOf(int row) {
        return begins[row];
    }

    /** Behind the last word of a row. */
    int behind(int row) {
        return begins[row + 1];
    }

    char charAt(int word, int i) {
        return words[word * LONGEST + i];
    }

    String word(int word, int length) {
        return new String(words, word * LONGEST, length);
    }

    /** As {@link OrdinaryWords#cost}. */
    int cost(int word) {
        return costs[word];
    }

    private static final class Holder {
        private static final Sounds SOUNDS = new Sounds(Set.of());
        private static final WordsBySound SHARED = TableInput.packaged(NAME)
                .map(WordsBySound::new)
                .orElseGet(() -> new WordsBySound(WordFrequencies.read(), OrdinaryWords.shared(), SOUNDS));
    }
}
