package io.touchline.lexicon;

import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The other ways of writing a literal, by writing it from left to right in every way there is. */
final class NaiveWays {

    private static final int LONGEST = 64;
    /** The scanner looks for no more, and which ones it then leaves out is its own affair. */
    private static final int MOST = 64;

    private NaiveWays() {}

    /** Per way the least disguise that it belongs to. */
    static Map<String, Integer> of(NaiveText literal, Set<Evasion> disguises, EvasionMaps maps) {
        Map<String, Integer> ways = new LinkedHashMap<>();
        for (Evasion evasion : Evasion.values()) {
            if (disguises.contains(evasion)) {
                for (String way : written(literal, evasion, maps)) {
                    ways.merge(way, How.of(evasion), Math::min);
                }
            }
        }
        return ways;
    }

    static boolean tooMany(NaiveText literal, Evasion evasion, EvasionMaps maps) {
        List<String> ways = new ArrayList<>();
        write(literal, evasion, maps, ways);
        return ways.size() > MOST;
    }

    private static List<String> written(NaiveText literal, Evasion evasion, EvasionMaps maps) {
        List<String> ways = new ArrayList<>();
        write(literal, evasion, maps, ways);
        ways.removeIf(way -> {
            NaiveText variant = new NaiveText(way);
            return variant.length() > LONGEST || variant.chars.equals(literal.chars);
        });
        return ways;
    }

    private static void write(NaiveText literal, Evasion evasion, EvasionMaps maps, List<String> ways) {
        switch (evasion) {
            case SPLIT -> write(literal, 0, "", maps.splits(), 1, ways);
            case CONFUSABLE -> write(literal, 0, "", maps.lookalikes(), 1, ways);
            case EMOJI -> write(literal, 0, "", maps.emoji(), 8, ways);
            case INITIALS -> initials(literal.chars, 0, "", ways);
            case LEET -> censored(literal, ways);
            default -> {}
        }
    }

    private static void write(
            NaiveText literal, int at, String soFar, Map<String, List<String>> map, int longest, List<String> ways) {
        if (at == literal.length() || ways.size() > MOST) {
            ways.add(soFar);
            return;
        }
        boolean apart = at > 0 && literal.unit(at).gap().strongerThan(Gap.INVISIBLE);
        String begun = soFar + (apart ? literal.between(at - 1, at) : "");
        write(literal, at + 1, begun + literal.chars.charAt(at), map, longest, ways);
        for (int end = at + 1; end <= Math.min(literal.length(), at + longest); end++) {
            boolean wholeWords = literal.edge(at) && literal.edge(end);
            List<String> found = map.getOrDefault(literal.chars.substring(at, end), List.of());
            for (String instead : wholeWords ? found : List.<String>of()) {
                write(literal, end, begun + instead, map, longest, ways);
            }
        }
    }

    /** Of a literal of four letters and more: one vowel between two letters as a star. */
    private static void censored(NaiveText literal, List<String> ways) {
        for (int at = 1; at < literal.length() - 1; at++) {
            String around = literal.chars.substring(at - 1, at + 2);
            boolean joined =
                    literal.unit(at).gap() == Gap.NONE && literal.unit(at + 1).gap() == Gap.NONE;
            if (literal.length() >= 4 && joined && around.matches("[a-z][aeiou][a-z]")) {
                StringBuilder way = new StringBuilder();
                for (int i = 0; i < literal.length(); i++) {
                    boolean apart = i > 0 && literal.unit(i).gap().strongerThan(Gap.INVISIBLE);
                    way.append(apart ? literal.between(i - 1, i) : "").append(i == at ? '*' : literal.chars.charAt(i));
                }
                ways.add(way.toString());
            }
        }
    }

    private static void initials(String chars, int at, String soFar, List<String> ways) {
        boolean has = chars.chars().allMatch(c -> Sounds.initialOf((char) c) != 0);
        if (chars.length() < 2 || chars.length() > 5 || !has) {
            return;
        }
        if (at == chars.length()) {
            ways.add(soFar);
            return;
        }
        initials(chars, at + 1, soFar + chars.charAt(at), ways);
        initials(chars, at + 1, soFar + Sounds.initialOf(chars.charAt(at)), ways);
    }
}
