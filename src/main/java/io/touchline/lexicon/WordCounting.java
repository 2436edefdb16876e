package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Sounds;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Counts the words of comments for {@link SequenceReader}. Where words end is told by jieba's list, and by the comments
 * themselves: neighbours that stand together far more often than by chance ({@code 黑哨}) are one word. For one thread.
 */
public final class WordCounting {

    /** A word that is seen so often is one that may be hidden. */
    private static final int LEAST_OF_WORD = 2;

    private static final int LEAST_OF_PAIR = 2;

    /** Letters that stand in so many harmless comments, and in more than harmful ones, are a word. */
    private static final int LEAST_OF_LETTERS = 3;

    /** More words have no room in the table of pairs. */
    private static final int MOST_WORDS = 40_000;

    /** Neighbours are one word if they are seen so often, and so many times as often as by chance. */
    private static final int LEAST_OF_COMPOUND = 5;

    private static final double LEAST_LIFT = 60;

    /** Shorter words sound like too many others. */
    private static final int LEAST_TOLD_BY_SOUND = 3;

    private final OrdinaryWords ordinary = OrdinaryWords.shared();
    private final Sounds sounds = new Sounds(Set.of());
    private final Disguises disguises;
    private final Set<String> telling;
    private final Map<String, String> tellingBySound = new HashMap<>();
    private final List<WordStretch> stretches = new ArrayList<>();
    private final Map<String, Integer> harmlessLetters = new HashMap<>();
    private final Map<String, Integer> harmfulLetters = new HashMap<>();

    /**
     * @param disguises what says which characters are written in parts
     * @param telling the words that name harm
     */
    public WordCounting(Disguises disguises, Set<String> telling) {
        this.disguises = disguises;
        this.telling = Set.copyOf(telling);
        for (String word : new TreeSet<>(telling)) {
            if (word.length() >= LEAST_TOLD_BY_SOUND && ordinary.contains(word)) {
                tellingBySound.putIfAbsent(sound(word), word);
            }
        }
        tellingBySound.remove("");
    }

    /** @param mentions who is named in it @param harmful whether it is */
    public void add(CanonicalText text, List<Mention> mentions, boolean harmful) {
        List<Span> names = mentions.stream()
                .map(Mention::canonical)
                .filter(place -> place != null)
                .toList();
        List<WordStretch> found = WordStretch.of(text, names, unit -> false);
        stretches.addAll(found);
        Map<String, Integer> letters = harmful ? harmfulLetters : harmlessLetters;
        found.stream()
                .flatMap(stretch -> words(stretch, Map.of()).stream())
                .filter(WordCounting::isLetters)
                .distinct()
                .forEach(word -> letters.merge(word, 1, Integer::sum));
    }

    /** What was counted, for the file that the reader takes. */
    public byte[] learned() {
        Map<String, Integer> compounds = compounds();
        List<List<String>> all = new ArrayList<>();
        stretches.forEach(stretch -> all.add(words(stretch, compounds)));
        return counts(all).written();
    }

    private WordCounts counts(List<List<String>> all) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
        List<String> kept = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_OF_WORD && isWord(entry.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        kept.forEach(word -> numbers.put(word, WordSequences.FIRST_WORD + numbers.size()));
        return counts(kept, numbers, all);
    }

    private static boolean isLetters(String word) {
        return word.charAt(0) <= 'z';
    }

    /** False for letters that mostly stand for something else. */
    private boolean isWord(String word) {
        int harmless = harmlessLetters.getOrDefault(word, 0);
        return !isLetters(word) || (harmless >= LEAST_OF_LETTERS && harmless > harmfulLetters.getOrDefault(word, 0));
    }

    private WordCounts counts(List<String> kept, Map<String, Integer> numbers, List<List<String>> all) {
        int size = WordSequences.FIRST_WORD + kept.size();
        int[] counts = new int[size];
        List<Map<Integer, Integer>> followers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            followers.add(new TreeMap<>());
        }
        for (int i = 0; i < all.size(); i++) {
            int before = stretches.get(i).before();
            counts[before]++;
            for (String word : all.get(i)) {
                int number = numbers.getOrDefault(word, WordSequences.RARE);
                counts[number]++;
                if (number != WordSequences.RARE) {
                    followers.get(before).merge(number, 1, Integer::sum);
                }
                before = number;
            }
            followers.get(before).merge(stretches.get(i).behind(), 1, Integer::sum);
        }
        int[] begins = new int[size + 1];
        StringBuilder words = new StringBuilder();
        List<Byte> times = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            followers.get(i).forEach((number, count) -> {
                if (count >= LEAST_OF_PAIR) {
                    words.append((char) (int) number);
                    times.add((byte) Math.min(count, 255));
                }
            });
            begins[i + 1] = words.length();
        }
        byte[] timesOf = new byte[times.size()];
        Arrays.setAll(new int[times.size()], i -> timesOf[i] = times.get(i));
        Map<String, String> wholes = wholes();
        return new WordCounts(
                kept,
                counts,
                begins,
                words.toString().toCharArray(),
                timesOf,
                List.copyOf(wholes.keySet()),
                String.join("", wholes.values()),
                told(kept));
    }

    private char[] told(List<String> kept) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < kept.size(); i++) {
            if (telling.contains(kept.get(i))) {
                numbers.append((char) (WordSequences.FIRST_WORD + i));
            }
        }
        return numbers.toString().toCharArray();
    }

    /** By the components of a character what it is; of several that have the same, the first. */
    private Map<String, String> wholes() {
        Map<String, String> wholes = new TreeMap<>();
        new TreeMap<>(disguises.maps().splits()).forEach((whole, rows) -> {
            if (whole.length() == 1) {
                rows.forEach(parts -> wholes.putIfAbsent(parts, whole));
            }
        });
        return wholes;
    }

    /** Words that the list does not have, with what they cost. */
    private Map<String, Integer> compounds() {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();
        int total = 0;
        for (WordStretch stretch : stretches) {
            List<String> words = words(stretch, Map.of());
            for (int i = 0; i < words.size(); i++) {
                total++;
                counts.merge(words.get(i), 1, Integer::sum);
                String pair = i == 0 ? "" : words.get(i - 1) + words.get(i);
                if (i > 0
                        && pair.length() <= WordSequences.LONGEST
                        && words.get(i - 1).charAt(0) > 'z'
                        && words.get(i).charAt(0) > 'z') {
                    pairs.merge(words.get(i - 1) + ' ' + words.get(i), 1, Integer::sum);
                }
            }
        }
        Map<String, Integer> compounds = new HashMap<>();
        int all = total;
        pairs.forEach((pair, count) -> {
            int blank = pair.indexOf(' ');
            double one = counts.get(pair.substring(0, blank));
            double other = counts.get(pair.substring(blank + 1));
            if (count >= LEAST_OF_COMPOUND && count * (double) all >= LEAST_LIFT * one * other) {
                compounds.put(pair.replace(" ", ""), (int)
                        Math.round(WordSequences.PER_NAT * Math.log((double) all / count)));
            }
        });
        return compounds;
    }

    /**
     * The words of a stretch: the likeliest ones of the list and of the compounds, runs of letters as they are. What
     * sounds like a long word of the list that names harm is that word in disguise ({@code 星奋剂}): its pieces are no
     * words.
     */
    private List<String> words(WordStretch stretch, Map<String, Integer> compounds) {
        ToIntFunction<String> cost = chars -> {
            String word = meant(chars);
            return Math.min(
                    compounds.getOrDefault(word, Integer.MAX_VALUE),
                    word.length() == 1 ? ordinary.single(word.charAt(0)) : ordinary.cost(word, 0, word.length()));
        };
        int length = stretch.length();
        int[] costs = new int[length + 1];
        int[] ends = new int[length + 1];
        for (int i = length - 1; i >= 0; i--) {
            costs[i] = Integer.MAX_VALUE;
            if (stretch.isLetter(i)) {
                ends[i] = stretch.endOfRun(i);
                costs[i] = costs[ends[i]];
                continue;
            }
            for (int end = i + 1; end <= Math.min(length, i + WordSequences.LONGEST); end++) {
                if (stretch.isLetter(end - 1)) {
                    break;
                }
                int own = cost.applyAsInt(stretch.chars().substring(i, end));
                if (own != Integer.MAX_VALUE && own + costs[end] < costs[i]) {
                    costs[i] = own + costs[end];
                    ends[i] = end;
                }
            }
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < length; i = ends[i]) {
            words.add(meant(stretch.chars().substring(i, ends[i])));
        }
        return words;
    }

    private String meant(String chars) {
        boolean isOwn = chars.length() < LEAST_TOLD_BY_SOUND || telling.contains(chars) || ordinary.contains(chars);
        return isOwn ? chars : tellingBySound.getOrDefault(sound(chars), chars);
    }

    /** How it sounds, but for tones; empty where a character has no sound of its own. */
    private String sound(String chars) {
        StringBuilder sound = new StringBuilder();
        for (int i = 0; i < chars.length(); i++) {
            char of = sounds.exactOf(chars.charAt(i));
            if (of == Sounds.NONE) {
                return "";
            }
            sound.append(of);
        }
        return sound.toString();
    }
}
