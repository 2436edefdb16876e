package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences of some comments in which a term of the lexicons stands letter by letter, with the places where it does:
 * each asks whether the term is a word there or a piece of others.
 */
public final class TermPlaces {

    /**
     * One sentence with what is asked of it.
     *
     * @param sentence as sent
     * @param spans canonical spans of the terms
     */
    public record Asked(CanonicalText text, String sentence, List<Span> spans) {

        public Asked {
            spans = List.copyOf(spans);
        }

        int beginOf(Span span) {
            return text.begin(span.begin()) - start(span);
        }

        int endOf(Span span) {
            return text.end(span.end() - 1) - start(span);
        }

        /** Where the sentence begins in the comment. */
        private int start(Span span) {
            return text.original(text.sentenceOf(span.begin())).begin();
        }
    }

    private TermPlaces() {}

    /** @throws LexiconException with everything that is wrong with the files */
    public static List<Asked> in(Collection<String> comments, LexiconFiles files) {
        Canonicaliser canonicaliser = new Canonicaliser();
        LiteralScanner scanner = new LiteralScanner(terms(files, canonicaliser), Disguises.withoutMaps(canonicaliser));
        List<Asked> asked = new ArrayList<>();
        for (String comment : comments) {
            CanonicalText text = canonicaliser.canonicalise(comment);
            spans(scanner, text).forEach((sentence, spans) -> {
                Span original = text.original(sentence);
                asked.add(new Asked(text, comment.substring(original.begin(), original.end()), List.copyOf(spans)));
            });
        }
        return asked;
    }

    /** Of scripts without blanks; where there are blanks nobody asks. */
    private static List<Sought> terms(LexiconFiles files, Canonicaliser canonicaliser) {
        LexiconErrors errors = new LexiconErrors();
        ResolvedLexicon lexicon =
                LexiconResolver.resolve(
                        new LexiconReader(canonicaliser).read(files, errors, Pace.NONE), errors, Pace.NONE);
        errors.throwIfAny();
        Set<Literal> literals = new LinkedHashSet<>();
        lexicon.terms().forEach(term -> term.literals().forEach(sought -> literals.add(sought.literal())));
        return literals.stream()
                .filter(literal -> literal.text().chars().chars().allMatch(Character::isIdeographic))
                .map(Sought::plainly)
                .toList();
    }

    private static Map<Span, Set<Span>> spans(LiteralScanner scanner, CanonicalText text) {
        Map<Span, Set<Span>> spans = new LinkedHashMap<>();
        scanner.scan(text, (literal, begin, end, how) -> {
            Span sentence = text.sentenceOf(begin);
            if (how == How.PLAIN && end <= sentence.end()) {
                spans.computeIfAbsent(sentence, added -> new LinkedHashSet<>()).add(new Span(begin, end));
            }
        });
        return spans;
    }
}
