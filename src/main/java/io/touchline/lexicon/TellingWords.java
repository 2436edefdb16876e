package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Chinese words that name harm, by the lexicons: who hides a word has a reason to, so it is likelier one of these. */
public final class TellingWords {

    private static final String CHINESE = "zh";

    /** Classes of words for what is done or said; the others are of people, places and everyday things. */
    private static final Set<String> CLASSES = Set.of(
            "attack-verb",
            "backing",
            "butt",
            "contempt-noun",
            "deed-any",
            "deed-dope",
            "deed-fix",
            "dirty-money",
            "dope",
            "fixing",
            "flood-verb",
            "hard-dope",
            "money",
            "report-verb",
            "trap-verb");

    private static final Set<Category> HARM = Set.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);

    private TellingWords() {}

    /**
     * Those of some files, in canonical form: of two characters or more, since one can be anything.
     *
     * @throws LexiconException if something is wrong with the files
     */
    public static Set<String> in(LexiconFiles files, Canonicaliser canonicaliser) {
        LexiconErrors errors = new LexiconErrors();
        List<LexiconSource> sources = new LexiconReader(canonicaliser).read(files, errors, Pace.NONE);
        errors.throwIfAny();
        Set<String> words = new TreeSet<>();
        for (LexiconSource source : sources) {
            if (source.language().equals(CHINESE)) {
                source.entries().stream()
                        .flatMap(entry -> literals(source, entry))
                        .map(literal -> literal.text().chars())
                        .filter(TellingWords::isWord)
                        .forEach(words::add);
            }
        }
        return words;
    }

    private static Stream<Literal> literals(LexiconSource source, LexiconEntry entry) {
        if (entry instanceof LexiconEntry.Term term
                && source.label().map(Label::category).filter(HARM::contains).isPresent()) {
            return term.literals().stream();
        }
        return entry instanceof LexiconEntry.WordClass wordClass && CLASSES.contains(wordClass.id())
                ? wordClass.words().stream()
                : Stream.empty();
    }

    private static boolean isWord(String chars) {
        return chars.length() > 1
                && chars.length() <= WordSequences.LONGEST
                && chars.chars().allMatch(Character::isIdeographic);
    }
}
