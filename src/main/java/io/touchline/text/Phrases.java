package io.touchline.text;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The traditional phrases in which a character becomes another simplified one than it usually does: 乾 is 干, but stays
 * 乾 in 乾坤. Immutable.
 */
final class Phrases {

    /** A phrase that decides about the character at {@code offset} in it. */
    private record Phrase(String written, int offset, int to) {}

    private final Map<Integer, List<Phrase>> byCharacter = new HashMap<>();

    /** @param usual simplifies character by character */
    Phrases(UnaryOperator<String> usual) {
        for (Map.Entry<String, List<String>> entry :
                DataMaps.defaults().tsPhrase().entrySet()) {
            add(entry.getKey(), entry.getValue().get(0), usual);
        }
    }

    Phrases(TableInput in) {
        int[] characters = in.integers();
        int[] offsets = in.integers();
        int[] simplified = in.integers();
        List<String> written = in.texts();
        for (int i = 0; i < characters.length; i++) {
            add(characters[i], new Phrase(written.get(i), offsets[i], simplified[i]));
        }
    }

    void write(TableOutput out) {
        // Those of one character stay in their order: the first that fits decides.
        List<Integer> characters = new ArrayList<>();
        List<Phrase> phrases = new ArrayList<>();
        new TreeMap<>(byCharacter)
                .forEach((character, of) -> of.forEach(phrase -> {
                    characters.add(character);
                    phrases.add(phrase);
                }));
        out.integers(characters.stream().mapToInt(Integer::intValue).toArray());
        out.integers(phrases.stream().mapToInt(Phrase::offset).toArray());
        out.integers(phrases.stream().mapToInt(Phrase::to).toArray());
        out.texts(phrases.stream().map(Phrase::written).toList());
    }

    private void add(int character, Phrase phrase) {
        byCharacter.computeIfAbsent(character, c -> new ArrayList<>()).add(phrase);
    }

    private void add(String written, String simplified, UnaryOperator<String> usual) {
        String byCharacters = usual.apply(written);
        // Other lengths and characters outside the basic plane do not occur among those that differ.
        if (simplified.length() != written.length() || byCharacters.length() != written.length()) {
            return;
        }
        for (int i = 0; i < written.length(); i++) {
            if (simplified.charAt(i) != byCharacters.charAt(i)) {
                add(written.charAt(i), new Phrase(written, i, simplified.charAt(i)));
            }
        }
    }

    /** True if some phrase decides about the character. */
    boolean depends(int codePoint) {
        return byCharacter.containsKey(codePoint);
    }

    /** What the character at {@code at} becomes there; {@code usual} if no phrase around it says otherwise. */
    int find(String text, int at, int usual) {
        for (Phrase phrase : byCharacter.getOrDefault((int) text.charAt(at), List.of())) {
            if (text.startsWith(phrase.written(), at - phrase.offset())) {
                return phrase.to();
            }
        }
        return usual;
    }
}
