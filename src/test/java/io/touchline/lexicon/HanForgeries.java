package io.touchline.lexicon;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Literals in Han characters under the disguises of Chinese comments. Where there is a choice, the literal itself
 * decides, so that every run makes the same ones.
 */
final class HanForgeries {

    private static final int LONGEST_EMOJI_WORD = 4;

    private final EvasionMaps maps;
    private final Sounds sounds;
    private final CommonCharacters common = new CommonCharacters(new Canonicaliser());
    private final Map<String, List<String>> traditional = DataMaps.defaults().stChar();

    HanForgeries(Disguises disguises) {
        this.maps = disguises.maps();
        this.sounds = disguises.sounds();
    }

    /** Every character in turn, and the first, the last and the outer two together. */
    List<Forgery> homophones(String chars) {
        Map<Integer, String> others = new LinkedHashMap<>();
        for (int i = 0; i < chars.length(); i++) {
            List<Character> alike = common.soundingLike(chars.charAt(i));
            if (!alike.isEmpty()) {
                others.put(i, pick(alike, chars, i).toString());
            }
        }
        List<Forgery> forgeries = inTurn(chars, others);
        int last = chars.length() - 1;
        for (int[] pair : new int[][] {{0, 1}, {last - 1, last}, {0, last}}) {
            if (last > 0 && others.containsKey(pair[0]) && others.containsKey(pair[1])) {
                forgeries.add(replaced(chars, others, Set.of(pair[0], pair[1])));
            }
        }
        return forgeries.stream().distinct().toList();
    }

    /** Joined, with blanks, and every character in turn. */
    List<Forgery> pinyin(String chars) {
        List<String> syllables = new ArrayList<>();
        Map<Integer, String> others = new LinkedHashMap<>();
        for (int i = 0; i < chars.length(); i++) {
            syllables.add(Sounds.spellingOf(chars.charAt(i)));
            others.put(i, syllables.get(i));
        }
        List<Forgery> forgeries = new ArrayList<>();
        forgeries.add(Forgery.of(String.join("", syllables)));
        forgeries.add(Forgery.of(String.join(" ", syllables)));
        others.keySet()
                .forEach(i -> forgeries.add(
                        Forgery.of(replaced(chars, others, Set.of(i)).written())));
        return forgeries;
    }

    /** All letters, and every letter in turn. */
    List<Forgery> initials(String chars) {
        Map<Integer, String> others = new LinkedHashMap<>();
        for (int i = 0; i < chars.length(); i++) {
            others.put(i, Character.toString(Sounds.initialOf(chars.charAt(i))));
        }
        List<Forgery> forgeries = new ArrayList<>();
        forgeries.add(Forgery.of(String.join("", others.values())));
        others.keySet()
                .forEach(i -> forgeries.add(
                        Forgery.of(replaced(chars, others, Set.of(i)).written())));
        return forgeries;
    }

    List<Forgery> splits(String chars) {
        return inTurn(chars, choices(chars, maps.splits()));
    }

    /** By other characters that look alike but do not sound alike: those could be either disguise. */
    List<Forgery> lookalikes(String chars) {
        Map<String, List<String>> silent = new HashMap<>();
        maps.lookalikes()
                .forEach((meant, alike) -> silent.put(
                        meant,
                        alike.stream()
                                .filter(other ->
                                        other.length() > 1 || sounds.of(other.charAt(0)) != sounds.of(meant.charAt(0)))
                                .toList()));
        return inTurn(chars, choices(chars, silent));
    }

    /** Every word that an emoji stands for in turn; it stands for whole words, not for letters of one. */
    List<Forgery> emoji(CanonicalText literal) {
        String chars = literal.chars();
        String written = literal.original();
        List<Forgery> forgeries = new ArrayList<>();
        for (int begin = 0; begin < chars.length(); begin++) {
            for (int end = begin + 1; end <= Math.min(chars.length(), begin + LONGEST_EMOJI_WORD); end++) {
                List<String> emoji = maps.emoji().getOrDefault(chars.substring(begin, end), List.of());
                if (!emoji.isEmpty() && literal.wordBoundaryBefore(begin) && literal.wordBoundaryBefore(end)) {
                    forgeries.add(Forgery.of(written.substring(0, literal.begin(begin))
                            + pick(emoji, chars, begin)
                            + written.substring(literal.end(end - 1))));
                }
            }
        }
        return forgeries;
    }

    /** All characters that have a traditional form in it; once more in another, if some have several. */
    List<Forgery> traditional(String chars) {
        Set<String> written = new LinkedHashSet<>();
        for (int form = 0; form < 2; form++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < chars.length(); i++) {
                String simple = chars.substring(i, i + 1);
                List<String> forms = traditional.getOrDefault(simple, List.of(simple));
                text.append(forms.get(Math.min(form, forms.size() - 1)));
            }
            written.add(text.toString());
        }
        written.remove(chars);
        return written.stream().map(Forgery::of).toList();
    }

    private static Map<Integer, String> choices(String chars, Map<String, List<String>> map) {
        Map<Integer, String> others = new LinkedHashMap<>();
        for (int i = 0; i < chars.length(); i++) {
            List<String> ways = map.getOrDefault(chars.substring(i, i + 1), List.of());
            if (!ways.isEmpty()) {
                others.put(i, pick(ways, chars, i));
            }
        }
        return others;
    }

    private static <T> T pick(List<T> ways, String chars, int at) {
        return ways.get(Math.floorMod(chars.hashCode() * 31 + at, ways.size()));
    }

    private static List<Forgery> inTurn(String chars, Map<Integer, String> others) {
        List<Forgery> forgeries = new ArrayList<>();
        others.keySet().forEach(i -> forgeries.add(replaced(chars, others, Set.of(i))));
        return forgeries;
    }

    private static Forgery replaced(String chars, Map<Integer, String> others, Set<Integer> places) {
        StringBuilder written = new StringBuilder();
        Set<Integer> changed = new HashSet<>();
        for (int i = 0; i < chars.length(); i++) {
            String here = places.contains(i) ? others.get(i) : chars.substring(i, i + 1);
            if (places.contains(i)) {
                for (int k = 0; k < here.length(); k++) {
                    changed.add(written.length() + k);
                }
            }
            written.append(here);
        }
        return new Forgery(written.toString(), changed);
    }
}
