package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import io.touchline.text.FuzzyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Reads lexicon files by the rules of {@code lexicons/README.md}, each by itself. Whatever is wrong goes to the
 * collected errors with file, line and entry; the rest of the file is still read, so that an author sees everything at
 * once. For one thread at a time.
 */
final class LexiconReader {

    private static final Pattern NAME = Pattern.compile("(zh|en|any)-[a-z0-9][a-z0-9-]*\\.yaml");
    private static final Set<String> KEYS = Set.of(
            "language",
            "source",
            "label",
            "disguises",
            "withheld",
            "terms",
            "frames",
            "modifiers",
            "exceptions",
            "classes",
            "fuzzy",
            "evasions");

    private final EntryReader entries;
    private final EvasionReader evasions;

    private Map<LexiconFile, LexiconSource> known = Map.of();

    LexiconReader(Canonicaliser canonicaliser) {
        this.entries = new EntryReader(new LiteralReader(canonicaliser));
        this.evasions = new EvasionReader(canonicaliser);
    }

    /** Reads those files that were not among the last ones that it read without an error. */
    List<LexiconSource> read(LexiconFiles files, LexiconErrors errors, Pace pace) {
        List<LexiconSource> sources = new ArrayList<>();
        Map<LexiconFile, LexiconSource> sound = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (LexiconFile file : files.files()) {
            if (!names.add(file.name())) {
                errors.add(file.name(), 0, "", "two files have this name");
            }
            LexiconErrors own = new LexiconErrors();
            Optional<LexiconSource> source =
                    known.containsKey(file) ? Optional.of(known.get(file)) : readFile(file, own, pace);
            source.ifPresent(sources::add);
            if (source.isPresent() && own.isEmpty()) {
                sound.put(file, source.get());
            }
            errors.addAll(own);
        }
        known = sound;
        return sources;
    }

    private Optional<LexiconSource> readFile(LexiconFile file, LexiconErrors errors, Pace pace) {
        Matcher name = NAME.matcher(file.name());
        if (!name.matches()) {
            errors.add(file.name(), 0, "", "must be called <language>-<topic>.yaml, the language being zh, en or any");
            return Optional.empty();
        }
        return YamlDocument.read(file, errors, pace).map(top -> {
            Fields fields = new Fields(file.name(), top, KEYS, errors);
            checkLanguage(fields, name.group(1));
            Optional<Label> label = label(fields);
            checkKind(fields);
            Set<FuzzyPair> fuzzy = EntryReader.choices(fields, "fuzzy", FuzzyPair.values());
            return new LexiconSource(
                    file.name(),
                    name.group(1),
                    fields.text("source"),
                    label,
                    entries(file.name(), fields, errors, pace),
                    fuzzy);
        });
    }

    private static void checkLanguage(Fields fields, String expected) {
        fields.requiredText("language").ifPresent(language -> {
            if (!language.equals(expected)) {
                fields.error("language", "must be " + expected + ", as the name of the file says");
            }
        });
    }

    private static Optional<Label> label(Fields fields) {
        Optional<String> wire = fields.text("label");
        Optional<Label> label = wire.flatMap(Label::ofWire);
        if (wire.isPresent() && label.isEmpty()) {
            fields.error("label", "'" + wire.get() + "' is not a label");
        }
        return label;
    }

    private static void checkKind(Fields fields) {
        boolean harm = fields.has("terms") || fields.has("frames");
        int kinds = (harm ? 1 : 0)
                + (fields.has("modifiers") ? 1 : 0)
                + (fields.has("exceptions") ? 1 : 0)
                + (fields.has("classes") ? 1 : 0)
                + (fields.has("evasions") ? 1 : 0);
        if (kinds != 1) {
            fields.error("a file holds one of: terms and frames, modifiers, exceptions, classes, evasions");
        }
        for (String key : List.of("disguises", "withheld")) {
            if (!harm && fields.has(key)) {
                fields.error(key, "only files of terms and frames have them");
            }
        }
        if (fields.has("fuzzy") && !fields.has("evasions")) {
            fields.error("fuzzy", "only files of evasions have it");
        }
        if (harm && !fields.has("label")) {
            fields.error("'label' is missing");
        }
        if (!harm && fields.has("label")) {
            fields.error("label", "only files of terms and frames have one");
        }
    }

    private List<LexiconEntry> entries(String file, Fields top, LexiconErrors errors, Pace pace) {
        Section section = new Section(file, top, errors, pace);
        FileDisguises disguises = FileDisguises.read(top);
        section.read("terms", EntryReader.TERM_KEYS, (fields, id) -> entries.term(fields, id, disguises));
        section.read("frames", EntryReader.FRAME_KEYS, (fields, id) -> entries.frame(fields, id, disguises));
        section.read("modifiers", EntryReader.CUE_KEYS, entries::cue);
        section.read("exceptions", EntryReader.EXEMPT_KEYS, entries::exempt);
        section.read("classes", EntryReader.CLASS_KEYS, entries::wordClass);
        section.read("evasions", EvasionReader.KEYS, evasions::read);
        return section.entries();
    }

    private record Section(
            String file, Fields top, LexiconErrors errors, Pace pace, Set<String> ids, List<LexiconEntry> entries) {

        Section(String file, Fields top, LexiconErrors errors, Pace pace) {
            this(file, top, errors, pace, new HashSet<>(), new ArrayList<>());
        }

        void read(
                String key, Set<String> allowed, BiFunction<Fields, String, Optional<? extends LexiconEntry>> reader) {
            for (MappingNode node : top.mappings(key)) {
                Fields fields = new Fields(file, node, allowed, errors);
                Optional<String> id = EntryReader.id(fields);
                if (id.isPresent() && !ids.add(id.get())) {
                    fields.error("id: another entry of this file has it");
                }
                reader.apply(fields, id.orElse("")).ifPresent(entries::add);
                pace.step();
            }
        }
    }
}
