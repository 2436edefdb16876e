package io.touchline.lexicon;

import io.touchline.text.Evasion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Under which disguises entries are recognised: what a file says for all its terms, or what is left of that for one.
 *
 * @param declared the chosen disguises, see {@link Sought#CHOSEN}
 * @param withheld the reason for each that is not declared although it could be
 */
record FileDisguises(Set<Evasion> declared, Map<Evasion, String> withheld) {

    static final FileDisguises NONE = new FileDisguises(Set.of(), Map.of());

    private static final Set<Evasion> CHOSEN = EnumSet.range(Evasion.HOMOPHONE, Evasion.LEET);

    FileDisguises {
        declared = Set.copyOf(declared);
        withheld = Map.copyOf(withheld);
    }

    static FileDisguises read(Fields fields) {
        return NONE.overriddenBy(fields);
    }

    /** What one entry makes of it: its own list stands for the file's, its reasons are added. */
    FileDisguises overriddenBy(Fields fields) {
        Set<Evasion> own = fields.has("disguises") ? EntryReader.choices(fields, "disguises", CHOSEN) : declared;
        Map<Evasion, String> reasons = new EnumMap<>(Evasion.class);
        reasons.putAll(withheld);
        Set<String> names = new TreeSet<>();
        CHOSEN.forEach(evasion -> names.add(evasion.name()));
        fields.nested("withheld", names)
                .ifPresent(nested -> names.forEach(
                        name -> nested.text(name).ifPresent(reason -> reasons.put(Evasion.valueOf(name), reason))));
        if (fields.has("disguises")) {
            own.forEach(reasons::remove);
        }
        Set<Evasion> left = EnumSet.noneOf(Evasion.class);
        left.addAll(own);
        if (!fields.has("disguises")) {
            left.removeAll(reasons.keySet());
        }
        return new FileDisguises(left, reasons);
    }
}
