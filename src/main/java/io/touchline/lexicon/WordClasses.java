package io.touchline.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named classes of all files: looked up in a language, then among those that belong to none. */
final class WordClasses {

    static final String PERSON = "person";
    static final String YOU = "you";
    /** What begins a clause that goes against the one before. */
    private static final String TURN = "turn";

    private static final String ANY = "any";

    private final Map<String, Map<String, Set<Literal>>> byLanguage = new HashMap<>();

    WordClasses(List<LexiconSource> sources, LexiconErrors errors) {
        for (LexiconSource source : sources) {
            for (LexiconEntry entry : source.entries()) {
                if (entry instanceof LexiconEntry.WordClass wordClass) {
                    add(source, wordClass, errors);
                }
            }
        }
    }

    private void add(LexiconSource source, LexiconEntry.WordClass wordClass, LexiconErrors errors) {
        if (Figure.of(wordClass.id()).isPresent()) {
            errors.add(source.file(), wordClass.line(), wordClass.id(), "the name of a row of digits, not of a class");
            return;
        }
        Set<Literal> before = byLanguage
                .computeIfAbsent(source.language(), language -> new HashMap<>())
                .putIfAbsent(wordClass.id(), new HashSet<>(wordClass.words()));
        if (before != null) {
            errors.add(
                    source.file(),
                    wordClass.line(),
                    wordClass.id(),
                    "another file of this language has a class of this name");
        }
    }

    Optional<Set<Literal>> find(String language, String id) {
        Set<Literal> own = in(language, id);
        Set<Literal> found = own.isEmpty() ? in(ANY, id) : own;
        if (found.isEmpty() && isPeople(id) && language.equals(ANY)) {
            return Optional.of(everywhere(id));
        }
        // A mention can stand for a person even where no words do.
        return found.isEmpty() && !id.equals(PERSON) ? Optional.empty() : Optional.of(found);
    }

    Set<Literal> people() {
        Set<Literal> people = everywhere(PERSON);
        people.addAll(everywhere(YOU));
        return people;
    }

    Set<Literal> turns() {
        return everywhere(TURN);
    }

    private Set<Literal> everywhere(String id) {
        Set<Literal> words = new HashSet<>();
        byLanguage.keySet().forEach(language -> words.addAll(in(language, id)));
        return words;
    }

    private Set<Literal> in(String language, String id) {
        return byLanguage.getOrDefault(language, Map.of()).getOrDefault(id, Set.of());
    }

    private static boolean isPeople(String id) {
        return id.equals(PERSON) || id.equals(YOU);
    }
}
