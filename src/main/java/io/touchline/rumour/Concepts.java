package io.touchline.rumour;

import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rumours are about, and the words in which people say it ({@code rumour/concepts.txt}). Two ideas of one topic are
 * near each other; words of one idea are the same. Immutable and safe to share between threads.
 */
final class Concepts {

    private static final String RESOURCE = "/rumour/concepts.txt";

    /** How near two ideas of one topic are: both blame, or one of them merely belongs to the matter. */
    private static final double BOTH_BLAME = 0.5;

    private static final double SAME_MATTER = 0.25;

    /** Units between the words of a pair, in scripts without blanks and in others. */
    private static final int REACH = 10;

    private static final int REACH_OF_LETTERS = 32;

    private final PhraseTrie words = new PhraseTrie();
    private final List<int[]> ideasOfWord = new ArrayList<>();
    private final List<Idea> ideas = new ArrayList<>();
    private final PhraseTrie parts = new PhraseTrie();
    private final List<List<Part>> partsOfWord = new ArrayList<>();
    private int pairs;

    /**
     * An idea of the table.
     *
     * @param topic a number for what stands before the dot of its name
     * @param blames whether it is a reproach by itself
     */
    record Idea(String name, int topic, boolean blames, double weight) {}

    /** That a word is the first or second half of a pair. */
    private record Part(int pair, boolean second, int idea) {}

    private Concepts(List<String> lines, Canonicaliser canonicaliser) {
        Map<Word, List<Integer>> byWord = new LinkedHashMap<>();
        Map<Word, List<Part>> byPart = new LinkedHashMap<>();
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).trim().split(" ", -1);
            boolean blames = head[0].endsWith("!");
            String name = blames ? head[0].substring(0, head[0].length() - 1) : head[0];
            String topic = name.substring(0, name.indexOf('.'));
            int number = topics.computeIfAbsent(topic, added -> topics.size());
            for (String word : line.substring(colon + 1).split("\\|", -1)) {
                if (word.indexOf('&') >= 0) {
                    addPair(word, ideas.size(), byPart, canonicaliser);
                } else {
                    byWord.computeIfAbsent(Word.of(word, canonicaliser), added -> new ArrayList<>(1))
                            .add(ideas.size());
                }
            }
            ideas.add(new Idea(name, number, blames, Double.parseDouble(head[1])));
        }
        if (ideas.size() > Short.MAX_VALUE) {
            throw new IllegalStateException(RESOURCE + " has more ideas than a short can number");
        }
        add(words, byWord)
                .forEach(of -> ideasOfWord.add(
                        of.stream().distinct().mapToInt(Integer::intValue).toArray()));
        partsOfWord.addAll(add(parts, byPart));
    }

    static Concepts read(Canonicaliser canonicaliser) {
        return new Concepts(ResourceLines.of(RESOURCE), canonicaliser);
    }

    /**
     * A word of the table in canonical letters.
     *
     * @param goesOn whether what merely begins with it counts
     */
    private record Word(String letters, boolean goesOn) {

        static Word of(String written, Canonicaliser canonicaliser) {
            String word = written.trim();
            boolean goesOn = word.endsWith("*");
            String letters = canonicaliser
                    .canonicalise(goesOn ? word.substring(0, word.length() - 1) : word)
                    .chars();
            if (letters.isEmpty()) {
                throw new IllegalStateException(RESOURCE + ": an empty word");
            }
            return new Word(letters, goesOn);
        }
    }

    /** @return by the numbers that the words have in the trie, what they stand for; of {@code x} also what {@code x*} does */
    private static <T> List<List<T>> add(PhraseTrie trie, Map<Word, List<T>> byWord) {
        List<List<T>> numbered = new ArrayList<>();
        byWord.forEach((word, own) -> {
            List<T> all = new ArrayList<>(own);
            if (!word.goesOn()) {
                all.addAll(byWord.getOrDefault(new Word(word.letters(), true), List.of()));
            }
            trie.add(word.letters(), numbered.size(), word.goesOn());
            numbered.add(all);
        });
        return numbered;
    }

    /** {@code 换,借 & 尿}: one of each, near each other in a clause or two, stands for the idea. */
    private void addPair(String pair, int idea, Map<Word, List<Part>> byPart, Canonicaliser canonicaliser) {
        String[] halves = pair.split("&", -1);
        for (int half = 0; half < 2; half++) {
            for (String word : halves[half].split(",", -1)) {
                byPart.computeIfAbsent(Word.of(word, canonicaliser), added -> new ArrayList<>(1))
                        .add(new Part(pairs, half == 1, idea));
            }
        }
        pairs++;
    }

    /** How many ideas there are; they are numbered from 0. */
    int count() {
        return ideas.size();
    }

    /** The number of an idea. @throws IllegalStateException if there is none of this name */
    int number(String name) {
        for (int i = 0; i < ideas.size(); i++) {
            if (ideas.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException(RESOURCE + " has no idea " + name);
    }

    Idea idea(int number) {
        return ideas.get(number);
    }

    /** The ideas of the longest word at a place. */
    interface Visitor {
        void found(int[] ideas, Span place);
    }

    /** Each word in a stretch, the longest at a place, none across another; none that touches a name. */
    void scan(Reading reading, Visitor visitor) {
        Span stretch = reading.stretch();
        for (int i = stretch.begin(); i < stretch.end(); ) {
            long found = reading.named(i) ? -1 : words.longestAt(reading.text(), i, stretch.end());
            if (found < 0 || reading.namedWithin(i, PhraseTrie.end(found))) {
                i++;
                continue;
            }
            Span place = new Span(i, PhraseTrie.end(found));
            visitor.found(ideasOfWord.get(PhraseTrie.value(found)), place);
            i = place.end();
        }
        scanPairs(reading, visitor);
    }

    private void scanPairs(Reading reading, Visitor visitor) {
        Map<Integer, Span> firsts = new HashMap<>();
        Map<Integer, Span> seconds = new HashMap<>();
        Span stretch = reading.stretch();
        for (int i = stretch.begin(); i < stretch.end(); i++) {
            long found = reading.named(i) ? -1 : parts.longestAt(reading.text(), i, stretch.end());
            if (found < 0 || reading.namedWithin(i, PhraseTrie.end(found))) {
                continue;
            }
            Span place = new Span(i, PhraseTrie.end(found));
            for (Part part : partsOfWord.get(PhraseTrie.value(found))) {
                (part.second() ? seconds : firsts).put(part.pair(), place);
                Span other = (part.second() ? firsts : seconds).get(part.pair());
                if (other != null && near(reading, other, place)) {
                    visitor.found(new int[] {part.idea()}, new Span(other.begin(), place.end()));
                }
            }
        }
    }

    private static boolean near(Reading reading, Span first, Span second) {
        int reach = reading.text().inRun(second.begin()) ? REACH_OF_LETTERS : REACH;
        return first.end() <= second.begin() && second.begin() - first.end() <= reach;
    }

    /** How near two ideas are, 0 to 1. */
    double nearness(int one, int other) {
        if (one == other) {
            return 1;
        }
        Idea first = ideas.get(one);
        Idea second = ideas.get(other);
        if (first.topic() != second.topic()) {
            return 0;
        }
        return first.blames() && second.blames() ? BOTH_BLAME : SAME_MATTER;
    }
}
