package io.touchline.scoring;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.CanonicalText;
import io.touchline.text.Contact;
import io.touchline.text.ContactFinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Contact ids, invitations and shop links: where a target is talked about, they use the crowd for something else. */
final class ContactHarms {

    private static final double WEIGHT = 3.2;

    /** People shorten addresses of ordinary pages too: never enough alone. */
    private static final double OF_SHORT_LINK = 2.0;

    private static final Set<Modifier> UNLESS =
            Set.of(Modifier.QUOTED, Modifier.NEGATED, Modifier.QUESTION, Modifier.DEBUNK);

    private static final Map<Contact.Kind, HarmEntry> ENTRIES = new EnumMap<>(Contact.Kind.class);

    static {
        for (Contact.Kind kind : Contact.Kind.values()) {
            String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            double weight = kind == Contact.Kind.SHORT_LINK ? OF_SHORT_LINK : WEIGHT;
            ENTRIES.put(
                    kind,
                    new HarmEntry(
                            "engine#contact-" + id,
                            Label.TREND_JACKING,
                            Severity.RUDE,
                            weight,
                            true,
                            UNLESS,
                            Set.of(),
                            false));
        }
    }

    private ContactHarms() {}

    static Stream<Harm> in(CanonicalText text) {
        return ContactFinder.find(text).stream()
                .map(contact -> new Harm(
                        ENTRIES.get(contact.kind()), contact.canonical(), Set.of(), text.letters(contact.canonical())));
    }
}
