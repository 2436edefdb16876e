package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Literals in Latin letters, as they are written in a file, under the disguises of letters. */
final class LatinForgeries {

    /** Letters of the Cyrillic and Greek alphabets that look like Latin ones, small and capital. */
    private static final String SMALL_LATIN = "aceopxyijshdqw" + "aovi";

    private static final String SMALL_ALIKE = "асеорхуіјѕһԁԛԝ" + "αονι";
    private static final String CAPITAL_LATIN = "ABCEHKMOPTXY" + "ABEZHIKMNOPTYX";
    private static final String CAPITAL_ALIKE = "АВСЕНКМОРТХУ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private final Map<Character, List<Character>> symbols = new TreeMap<>();

    LatinForgeries(Disguises disguises) {
        new TreeMap<>(disguises.maps().letters())
                .forEach((symbol, letters) ->
                        letters.forEach(letter -> symbols.computeIfAbsent(letter, added -> new ArrayList<>())
                                .add(symbol)));
    }

    /** One letter in turn by one of its symbols, and all letters by digits; a letter by itself stays. */
    List<Forgery> leet(String written) {
        Set<String> forgeries = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder(written);
        for (int i = 0; i < written.length(); i++) {
            int index = i;
            List<Character> ways = symbols.getOrDefault(Character.toLowerCase(written.charAt(i)), List.of());
            if (!ways.isEmpty()) {
                char symbol = ways.get(Math.floorMod(written.hashCode() + i, ways.size()));
                if (canStand(symbol, written, i)) {
                    forgeries.add(with(written, i, symbol));
                }
            }
            ways.stream()
                    .filter(Character::isDigit)
                    .findFirst()
                    .filter(digit -> canStand(digit, written, index))
                    .ifPresent(digit -> all.setCharAt(index, digit));
        }
        if (all.chars().anyMatch(Character::isLetter)) {
            forgeries.add(all.toString());
        }
        forgeries.remove(written);
        return forgeries.stream().map(Forgery::of).toList();
    }

    /** Signs other than digits and the dollar stand for a letter between two letters only. */
    private static boolean canStand(char symbol, String written, int at) {
        boolean before = at > 0 && isLetter(written.charAt(at - 1));
        boolean after = at + 1 < written.length() && isLetter(written.charAt(at + 1));
        return Character.isDigit(symbol) || symbol == '$' ? before || after : before && after;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** A third of the look-alikes, as the literal decides: in small letters, and in a word in capitals. */
    List<Forgery> confusables(String written) {
        Set<String> forgeries = new LinkedHashSet<>();
        replaceSome(written, SMALL_LATIN, SMALL_ALIKE, forgeries);
        replaceSome(written.toUpperCase(Locale.ROOT), CAPITAL_LATIN, CAPITAL_ALIKE, forgeries);
        return forgeries.stream().map(Forgery::of).toList();
    }

    private static void replaceSome(String written, String letters, String alike, Set<String> forgeries) {
        for (int k = Math.floorMod(written.hashCode(), 3); k < letters.length(); k += 3) {
            int at = written.indexOf(letters.charAt(k));
            if (at >= 0) {
                forgeries.add(with(written, at, alike.charAt(k)));
            }
        }
    }

    private static String with(String written, int at, char other) {
        return written.substring(0, at) + other + written.substring(at + 1);
    }
}
