package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts cues in order. */
final class Cues {

    private static final Comparator<LexiconHits.Cue> BY_SOURCE = Comparator.comparing(LexiconHits.Cue::source)
            .thenComparing(cue -> cue.cue().begin())
            .thenComparing(cue -> cue.cue().end(), Comparator.reverseOrder());

    private static final Comparator<LexiconHits.Cue> BY_PLACE = Comparator.<LexiconHits.Cue, Integer>comparing(
                    cue -> cue.cue().begin())
            .thenComparing(cue -> cue.cue().end())
            .thenComparing(LexiconHits.Cue::source);

    private Cues() {}

    /** By place, without those that lie inside another cue of the same entry. */
    static List<LexiconHits.Cue> widest(List<LexiconHits.Cue> cues) {
        if (cues.size() < 2) {
            return cues;
        }
        List<LexiconHits.Cue> sorted = new ArrayList<>(cues);
        sorted.sort(BY_SOURCE);
        List<LexiconHits.Cue> widest = new ArrayList<>();
        String source = null;
        int covered = -1;
        for (LexiconHits.Cue cue : sorted) {
            if (!cue.source().equals(source)) {
                source = cue.source();
                covered = -1;
            }
            if (cue.cue().end() > covered) {
                widest.add(cue);
                covered = cue.cue().end();
            }
        }
        widest.sort(BY_PLACE);
        return widest;
    }
}
