package io.touchline.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no two files of one language may say: that a term means two things, or that it is harm and ordinary. */
final class Contradictions {

    private record Place(LexiconSource source, LexiconEntry entry) {

        String name() {
            return source.file() + "#" + entry.id();
        }
    }

    private final LexiconErrors errors;
    private final Pace pace;
    private final Map<String, Map<Literal, Place>> terms = new HashMap<>();

    private Contradictions(LexiconErrors errors, Pace pace) {
        this.errors = errors;
        this.pace = pace;
    }

    static void report(List<LexiconSource> sources, LexiconErrors errors, Pace pace) {
        Contradictions contradictions = new Contradictions(errors, pace);
        for (LexiconSource source : sources) {
            source.entries().forEach(entry -> contradictions.addTerm(new Place(source, entry)));
        }
        for (LexiconSource source : sources) {
            source.entries().forEach(entry -> contradictions.checkException(new Place(source, entry)));
        }
    }

    private void addTerm(Place place) {
        pace.step();
        if (place.entry() instanceof LexiconEntry.Term term) {
            for (Literal literal : term.literals()) {
                Place before = ofLanguage(place).putIfAbsent(literal, place);
                if (before != null
                        && !before.source().label().equals(place.source().label())) {
                    report(place, literal, "stands under another label in " + before.name());
                }
            }
        }
    }

    private void checkException(Place place) {
        pace.step();
        if (place.entry() instanceof LexiconEntry.Exempt exempt
                && exempt.match().size() == 1
                && exempt.match().get(0) instanceof FrameElement.Words words) {
            for (Literal literal : words.alternatives()) {
                Place term = ofLanguage(place).get(literal);
                if (term != null) {
                    report(place, literal, "would cancel " + term.name() + " wherever it occurs");
                }
            }
        }
    }

    private Map<Literal, Place> ofLanguage(Place place) {
        return terms.computeIfAbsent(place.source().language(), language -> new HashMap<>());
    }

    private void report(Place place, Literal literal, String reason) {
        errors.add(place.source().file(), place.entry().line(), place.entry().id(), "'" + literal + "' " + reason);
    }
}
