package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The characters that most words are made of, by their sound without tone. */
final class CommonCharacters {

    /** The first level of the national list of characters holds as many. */
    private static final int HOW_MANY = 3500;

    private final Map<String, List<Character>> bySound;

    /** Traditional ones are left out: they are read as what they stand for. */
    CommonCharacters(Canonicaliser canonicaliser) {
        // The list counts some garbled characters often, but in few words.
        Map<Character, Integer> words = new TreeMap<>();
        WordFrequencies.read().keySet().forEach(word -> {
            for (char c : word.toCharArray()) {
                words.merge(c, 1, Integer::sum);
            }
        });
        Map<String, List<Character>> sorted = new HashMap<>();
        words.entrySet().stream()
                .sorted(Map.Entry.<Character, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(c -> !Sounds.spellingOf(c).isEmpty())
                .filter(c -> canonicaliser.canonicalise(c.toString()).chars().equals(c.toString()))
                .limit(HOW_MANY)
                .forEach(c -> sorted.computeIfAbsent(Sounds.spellingOf(c), sound -> new ArrayList<>())
                        .add(c));
        bySound = sorted;
    }

    /** Others of the same usual reading, the most common first. */
    List<Character> soundingLike(char c) {
        return bySound.getOrDefault(Sounds.spellingOf(c), List.of()).stream()
                .filter(other -> other != c)
                .toList();
    }
}
