package io.touchline.lexicon;

import io.touchline.text.FuzzyPair;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

    EvasionMaps(TableInput in) {
        this(rows(in), rows(in), rows(in), characters(rows(in)), characters(rows(in)), pairs(in.texts()));
    }

    void write(TableOutput out) {
        write(splits, out);
        write(lookalikes, out);
        write(emoji, out);
        write(rows(letters), out);
        write(rows(digits), out);
        out.texts(fuzzy.stream().map(FuzzyPair::name).sorted().toList());
    }

    private static void write(Map<String, List<String>> rows, TableOutput out) {
        List<String> meant = rows.keySet().stream().sorted().toList();
        out.texts(meant);
        out.integers(meant.stream().mapToInt(word -> rows.get(word).size()).toArray());
        out.texts(meant.stream().flatMap(word -> rows.get(word).stream()).toList());
    }

    private static Map<String, List<String>> rows(TableInput in) {
        List<String> meant = in.texts();
        int[] sizes = in.integers();
        List<String> written = in.texts();
        Map<String, List<String>> rows = new HashMap<>();
        int begin = 0;
        for (int i = 0; i < sizes.length; i++) {
            rows.put(meant.get(i), List.copyOf(written.subList(begin, begin + sizes[i])));
            begin += sizes[i];
        }
        return rows;
    }

    private static Map<String, List<String>> rows(Map<Character, Set<Character>> characters) {
        Map<String, List<String>> rows = new HashMap<>();
        characters.forEach((character, of) ->
                rows.put(character.toString(), of.stream().map(String::valueOf).toList()));
        return rows;
    }

    private static Map<Character, Set<Character>> characters(Map<String, List<String>> rows) {
        Map<Character, Set<Character>> characters = new HashMap<>();
        rows.forEach((character, of) -> {
            // Of several that a digit can sound like, the first counts.
            Set<Character> inOrder = new LinkedHashSet<>();
            of.forEach(one -> inOrder.add(one.charAt(0)));
            characters.put(character.charAt(0), inOrder);
        });
        return characters;
    }

    private static Set<FuzzyPair> pairs(List<String> names) {
        Set<FuzzyPair> pairs = EnumSet.noneOf(FuzzyPair.class);
        names.forEach(name -> pairs.add(FuzzyPair.valueOf(name)));
        return pairs;
    }
}
