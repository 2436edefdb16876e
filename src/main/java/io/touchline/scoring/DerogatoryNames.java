package io.touchline.scoring;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target called by a name that its registry entry lists as derogatory: an insult that no lexicon can know. */
final class DerogatoryNames {

    private static final HarmEntry ENTRY = new HarmEntry(
            "registry#derogatory-name", Label.INSULT_PERSON, Severity.INSULT, 3.0, false, Set.of(), Set.of(), false);

    private DerogatoryNames() {}

    /**
     * One insult a place, however many are called so. Not where somebody else is properly called so: he may be meant.
     */
    static Stream<Harm> in(List<Mention> mentions) {
        Set<Span> proper = mentions.stream()
                .filter(mention -> mention.matchedBy() != MatchedBy.DEROGATORY_NAME
                        && mention.canonical() != null
                        && mention.evasions().isEmpty())
                .map(Mention::canonical)
                .collect(Collectors.toSet());
        Map<Span, Mention> insults = new LinkedHashMap<>();
        mentions.stream()
                .filter(mention -> mention.matchedBy() == MatchedBy.DEROGATORY_NAME)
                .filter(mention -> !proper.contains(mention.canonical()))
                .forEach(mention -> insults.merge(mention.canonical(), mention, DerogatoryNames::plainer));
        return insults.values().stream()
                .map(mention -> new Harm(ENTRY, mention.canonical(), mention.evasions(), mention.name()));
    }

    private static Mention plainer(Mention one, Mention other) {
        return other.evasions().size() < one.evasions().size() ? other : one;
    }
}
