package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the spans of atoms, each when a frame first asks for it. Belongs to one call. */
final class AtomIndex {

    private final CompiledLexicon lexicon;
    private final Occurrences occurrences;
    private final List<Span> mentions;
    private final ExceptionCover exceptions;
    private final Map<Integer, AtomSpans> known = new HashMap<>();

    /** @param exceptions what they cancel is left out; give an empty cover to see everything */
    AtomIndex(CompiledLexicon lexicon, Occurrences occurrences, List<Span> mentions, ExceptionCover exceptions) {
        this.lexicon = lexicon;
        this.occurrences = occurrences;
        this.mentions = mentions;
        this.exceptions = exceptions;
    }

    AtomSpans spans(int atom) {
        return known.computeIfAbsent(atom, this::collect);
    }

    private AtomSpans collect(int atom) {
        long[] packed = {};
        int size = 0;
        boolean suppressed = false;
        if (lexicon.atomTakesMentions()[atom]) {
            packed = new long[mentions.size()];
            for (Span mention : mentions) {
                packed[size++] = AtomSpans.pack(mention.begin(), mention.end(), How.PLAIN);
            }
        }
        for (int literal : lexicon.atoms()[atom]) {
            int group = occurrences.groupOf(literal);
            if (group == Occurrences.NONE) {
                continue;
            }
            for (int i = occurrences.first(group); i < occurrences.behind(group); i++) {
                if (!exceptions.isEmpty() && exceptions.cancelsInFrame(occurrences.begin(i), occurrences.end(i))) {
                    suppressed = true;
                    continue;
                }
                if (size == packed.length) {
                    packed = Arrays.copyOf(packed, size * 2 + 4);
                }
                packed[size++] = AtomSpans.pack(occurrences.begin(i), occurrences.end(i), occurrences.how(i));
            }
        }
        return AtomSpans.of(packed, size, suppressed);
    }
}
