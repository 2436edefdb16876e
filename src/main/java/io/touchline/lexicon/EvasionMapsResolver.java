package io.touchline.lexicon;

import io.touchline.text.Evasion;
import io.touchline.text.FuzzyPair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the entries of all evasion files together, by what is meant. */
final class EvasionMapsResolver {

    private final Map<Evasion, Map<String, List<String>>> byMeaning = new HashMap<>();
    private final Map<Character, Set<Character>> letters = new HashMap<>();
    private final Map<Character, Set<Character>> digits = new HashMap<>();
    private final Set<FuzzyPair> fuzzy = EnumSet.noneOf(FuzzyPair.class);

    private EvasionMapsResolver() {}

    static EvasionMaps resolve(List<LexiconSource> sources) {
        EvasionMapsResolver resolver = new EvasionMapsResolver();
        for (LexiconSource source : sources) {
            resolver.fuzzy.addAll(source.fuzzy());
            for (LexiconEntry entry : source.entries()) {
                if (entry instanceof LexiconEntry.Way way) {
                    resolver.add(way);
                }
            }
        }
        return new EvasionMaps(
                resolver.meant(Evasion.SPLIT),
                resolver.meant(Evasion.CONFUSABLE),
                resolver.meant(Evasion.EMOJI),
                resolver.letters,
                resolver.digits,
                resolver.fuzzy);
    }

    private Map<String, List<String>> meant(Evasion evasion) {
        return byMeaning.getOrDefault(evasion, Map.of());
    }

    private void add(LexiconEntry.Way way) {
        for (String from : way.from()) {
            for (String to : way.to()) {
                switch (way.evasion()) {
                    case LEET -> addCharacter(letters, from, to);
                    case HOMOPHONE -> addCharacter(digits, from, to);
                    default ->
                        byMeaning
                                .computeIfAbsent(way.evasion(), evasion -> new HashMap<>())
                                .computeIfAbsent(to, meaning -> new ArrayList<>())
                                .add(from);
                }
            }
        }
    }

    private static void addCharacter(Map<Character, Set<Character>> map, String from, String to) {
        map.computeIfAbsent(from.charAt(0), c -> new LinkedHashSet<>()).add(to.charAt(0));
    }
}
