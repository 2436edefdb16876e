package io.touchline.lexicon;

import io.touchline.text.FuzzyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What evasion files say about ways of writing, by what is meant.
 *
 * @param splits per character the rows of components that are written for it
 * @param lookalikes per Han character the characters that look like it
 * @param emoji per word the emoji that stand for it
 * @param letters per symbol or digit the Latin letters that it stands for
 * @param digits per digit the characters that it sounds like
 * @param fuzzy the sounds that are not told apart
 */
record EvasionMaps(
        Map<String, List<String>> splits,
        Map<String, List<String>> lookalikes,
        Map<String, List<String>> emoji,
        Map<Character, Set<Character>> letters,
        Map<Character, Set<Character>> digits,
        Set<FuzzyPair> fuzzy) {

    static final EvasionMaps EMPTY = new EvasionMaps(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    EvasionMaps {
        splits = Map.copyOf(splits);
        lookalikes = Map.copyOf(lookalikes);
        emoji = Map.copyOf(emoji);
        letters = Map.copyOf(letters);
        digits = Map.copyOf(digits);
        fuzzy = Set.copyOf(fuzzy);
    }
}
