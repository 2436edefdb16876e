package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Cue;
import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.lexicon.CompiledLexicon.OwnedFrame;
import io.touchline.lexicon.CompiledLexicon.Roles;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries that literals and frames of a compiled lexicon refer to, each once, by number. */
final class EntryTables {

    static final Scope[] SCOPES = Scope.values();

    private static final Label[] LABELS = Label.values();
    private static final Modifier[] MODIFIERS = Modifier.values();
    private static final Reach[] REACHES = Reach.values();

    private final List<HarmEntry> harms = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<Exempt> exempts = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    private EntryTables() {}

    static EntryTables of(CompiledLexicon lexicon) {
        EntryTables tables = new EntryTables();
        for (Roles roles : lexicon.roles()) {
            roles.terms().forEach(entry -> tables.add(entry, tables.harms));
            roles.cues().forEach(cue -> tables.add(cue, tables.cues));
            roles.exempts().forEach(exempt -> tables.add(exempt, tables.exempts));
        }
        for (OwnedFrame owned : lexicon.frames().frames()) {
            if (owned instanceof OwnedFrame.OfHarm harm) {
                tables.add(harm.entry(), tables.harms);
            } else if (owned instanceof OwnedFrame.OfCue cue) {
                tables.add(cue.rule(), tables.cues);
            } else if (owned instanceof OwnedFrame.OfExempt exempt) {
                tables.add(exempt.rule(), tables.exempts);
            }
        }
        return tables;
    }

    private <T> void add(T entry, List<T> to) {
        if (numbers.putIfAbsent(entry, to.size()) == null) {
            to.add(entry);
        }
    }

    int numberOf(Object entry) {
        return numbers.get(entry);
    }

    List<HarmEntry> harms() {
        return harms;
    }

    List<Cue> cues() {
        return cues;
    }

    List<Exempt> exempts() {
        return exempts;
    }

    void write(TableOutput out) {
        out.texts(harms.stream().map(HarmEntry::source).toList());
        Numbers ofHarms = new Numbers();
        for (HarmEntry harm : harms) {
            ofHarms.add(harm.label().ordinal());
            ofHarms.add(harm.severity().ordinal());
            ofHarms.add(harm.targetRequired() ? 1 : 0);
            ofHarms.add(bits(harm.unless()));
            ofHarms.add(bits(harm.despite()));
            ofHarms.add(harm.frame() ? 1 : 0);
            ofHarms.add(harm.wholeClause() ? 1 : 0);
        }
        out.integers(ofHarms.toArray());
        harms.forEach(harm -> out.real(harm.weight()));
        out.texts(cues.stream().map(Cue::source).toList());
        Numbers ofCues = new Numbers();
        for (Cue cue : cues) {
            ofCues.add(cue.modifier().ordinal());
            ofCues.add(cue.reach().ordinal());
            ofCues.add(cue.within());
        }
        out.integers(ofCues.toArray());
        out.texts(exempts.stream().map(Exempt::source).toList());
        out.integers(exempts.stream()
                .mapToInt(exempt -> exempt.modifier().map(Modifier::ordinal).orElse(-1))
                .toArray());
    }

    static EntryTables read(TableInput in) {
        EntryTables tables = new EntryTables();
        List<String> sources = in.texts();
        Numbers ofHarms = new Numbers(in.integers());
        Map<Integer, Set<Modifier>> sets = new HashMap<>();
        for (String source : sources) {
            tables.harms.add(new HarmEntry(
                    source,
                    LABELS[ofHarms.next()],
                    Severity.values()[ofHarms.next()],
                    in.real(),
                    ofHarms.next() != 0,
                    sets.computeIfAbsent(ofHarms.next(), EntryTables::modifiers),
                    sets.computeIfAbsent(ofHarms.next(), EntryTables::modifiers),
                    ofHarms.next() != 0,
                    ofHarms.next() != 0));
        }
        List<String> sourcesOfCues = in.texts();
        Numbers ofCues = new Numbers(in.integers());
        for (String source : sourcesOfCues) {
            tables.cues.add(new Cue(source, MODIFIERS[ofCues.next()], REACHES[ofCues.next()], ofCues.next()));
        }
        List<String> sourcesOfExempts = in.texts();
        int[] modifiers = in.integers();
        for (int i = 0; i < modifiers.length; i++) {
            Optional<Modifier> modifier = modifiers[i] < 0 ? Optional.empty() : Optional.of(MODIFIERS[modifiers[i]]);
            tables.exempts.add(new Exempt(sourcesOfExempts.get(i), modifier));
        }
        return tables;
    }

    private static int bits(Set<Modifier> modifiers) {
        return modifiers.stream().mapToInt(modifier -> 1 << modifier.ordinal()).sum();
    }

    private static Set<Modifier> modifiers(int bits) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        for (Modifier modifier : MODIFIERS) {
            if ((bits >> modifier.ordinal() & 1) != 0) {
                modifiers.add(modifier);
            }
        }
        return Set.copyOf(modifiers);
    }
}
