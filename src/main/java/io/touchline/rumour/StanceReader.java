package io.touchline.rumour;

import io.touchline.text.Canonicaliser;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a comment stands to what it tells: which cues of {@code rumour/stance.txt} it has, and how its sentences end.
 * Immutable and safe to share between threads.
 */
final class StanceReader {

    private static final String RESOURCE = "/rumour/stance.txt";

    /** A kind of cue. */
    enum Cue {
        DENIAL,
        QUESTION,
        DEBUNK,
        INSIST,
        ELSEWHERE,
        FAIR
    }

    private final Map<Cue, PhraseTrie> cues = new EnumMap<>(Cue.class);

    StanceReader(Canonicaliser canonicaliser) {
        for (String line : ResourceLines.of(RESOURCE)) {
            int colon = line.indexOf(':');
            PhraseTrie trie = cues.computeIfAbsent(
                    Cue.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT)), added -> new PhraseTrie());
            for (String cue : line.substring(colon + 1).split("\\|", -1)) {
                String written = cue.trim();
                boolean goesOn = written.endsWith("*");
                trie.add(
                        canonicaliser
                                .canonicalise(goesOn ? written.substring(0, written.length() - 1) : written)
                                .chars(),
                        0,
                        goesOn);
            }
        }
    }

    /** The cues of a kind in a stretch, in canonical letters. */
    List<String> find(Reading reading, Cue kind) {
        return cues.get(kind).find(reading);
    }
}
