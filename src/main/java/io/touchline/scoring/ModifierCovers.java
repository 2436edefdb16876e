package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All covers of one modifier in one comment, to be asked which of them covers a hit. An answer takes logarithmic time: a
 * comment may hold thousands of cues and thousands of hits.
 */
final class ModifierCovers {

    /** How many covers are tried from the hit backwards before the one that reaches farthest answers for all. */
    private static final int NEAREST = 8;

    private final Modifier modifier;
    private final List<Cover> byBegin;
    /** Of the first {@code i + 1} covers, the index of the one that reaches farthest. */
    private final int[] farthest;

    ModifierCovers(Modifier modifier, List<Cover> covers) {
        this.modifier = modifier;
        this.byBegin = covers.stream()
                .sorted(Comparator.<Cover>comparingInt(cover -> cover.stretch().begin())
                        .thenComparing(cover -> cover.stretch().end(), Comparator.reverseOrder()))
                .toList();
        this.farthest = new int[byBegin.size()];
        for (int i = 1; i < farthest.length; i++) {
            farthest[i] = end(i) > end(farthest[i - 1]) ? i : farthest[i - 1];
        }
    }

    /** A cover of {@code harm}, one near to it if there are several. */
    Optional<Cover> over(Harm harm) {
        int end = harm.span().end();
        int last = lastBeginningAt(latestBegin(harm));
        if (last < 0 || end(farthest[last]) < end) {
            return Optional.empty();
        }
        for (int i = last; i >= 0 && i > last - NEAREST; i--) {
            if (end(i) >= end) {
                return Optional.of(byBegin.get(i));
            }
        }
        return Optional.of(byBegin.get(farthest[last]));
    }

    /**
     * Where a cover of {@code harm} begins at the latest: where the hit begins. But a frame may hold its own denial: in
     * "他从来没有收过钱" the frame begins at the pronoun and the cue stands in a gap. There it is enough that the frame's
     * end is covered, where the predicate is; though a quotation that holds half of a claim does not quote it.
     */
    private int latestBegin(Harm harm) {
        boolean mayBeginInside = harm.entry().frame() && modifier != Modifier.QUOTED;
        return mayBeginInside ? harm.span().end() - 1 : harm.span().begin();
    }

    /** The index of the last cover that begins at {@code latest} or before; -1 if there is none. */
    private int lastBeginningAt(int latest) {
        int low = 0;
        int high = byBegin.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byBegin.get(middle).stretch().begin() <= latest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private int end(int i) {
        return byBegin.get(i).stretch().end();
    }
}
