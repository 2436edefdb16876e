package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where exceptions stand in one text, and what they cancel: every hit that overlaps one and does not properly contain
 * it, unless it lies in a gap between the words that the exception stands on. Belongs to one call.
 */
final class ExceptionCover {

    private static final int NOWHERE = -1;

    private final int length;

    /** By place strictly inside exceptions: a hit that begins there is cancelled if it ends behind this. */
    private int[] freeUntil = {};

    /** By place strictly inside exceptions: a hit that ends there is cancelled if it begins before this. */
    private int[] freeFrom = {};

    private final Set<Span> spans = new HashSet<>();
    private final List<LexiconHits.Cue> named = new ArrayList<>();
    private final List<Span> cancelled = new ArrayList<>();

    /** @param length of the text */
    ExceptionCover(int length) {
        this.length = length;
    }

    void add(Exempt rule, Span span) {
        add(rule, new FrameMatch(span, List.of(new FrameMatch.Footing(span, How.PLAIN))));
    }

    void add(Exempt rule, FrameMatch match) {
        if (spans.isEmpty()) {
            freeUntil = new int[length + 1];
            freeFrom = new int[length + 1];
            Arrays.fill(freeUntil, Integer.MAX_VALUE);
            Arrays.fill(freeFrom, NOWHERE);
        }
        Span span = match.span();
        int next = span.end();
        for (FrameMatch.Footing footing : match.steps()) {
            Span word = footing.span();
            for (int i = Math.max(word.begin(), span.begin() + 1); i < word.end(); i++) {
                freeUntil[i] = NOWHERE;
            }
            for (int i = word.begin() + 1; i <= word.end() && i < span.end(); i++) {
                freeFrom[i] = length;
            }
            gap(word.end(), next);
            next = word.begin();
        }
        spans.add(span);
        rule.modifier().ifPresent(modifier -> named.add(new LexiconHits.Cue(modifier, rule.source(), span, span)));
    }

    private void gap(int begin, int end) {
        for (int i = begin; i < end; i++) {
            freeUntil[i] = Math.min(freeUntil[i], end);
            freeFrom[i + 1] = Math.max(freeFrom[i + 1], begin);
        }
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    boolean cancels(int begin, int end) {
        return cancelsInFrame(begin, end) || spans.contains(new Span(begin, end));
    }

    /** The same for a literal of a frame: a frame that lists just this word means it. */
    boolean cancelsInFrame(int begin, int end) {
        return !isEmpty() && (end > freeUntil[begin] || begin < freeFrom[end]);
    }

    /** Remembers a hit that was cancelled. */
    void cancel(Span hit) {
        cancelled.add(hit);
    }

    /** The exceptions with a modifier that cancelled something; of one entry's nested ones only the widest. */
    List<LexiconHits.Cue> named() {
        if (named.isEmpty() || cancelled.isEmpty()) {
            return List.of();
        }
        BitSet hit = new BitSet();
        for (Span span : cancelled) {
            hit.set(span.begin(), span.end());
        }
        List<LexiconHits.Cue> reported = new ArrayList<>();
        for (LexiconHits.Cue cue : named) {
            int at = hit.nextSetBit(cue.cue().begin());
            if (at >= 0 && at < cue.cue().end()) {
                reported.add(cue);
            }
        }
        return Cues.widest(reported);
    }
}
