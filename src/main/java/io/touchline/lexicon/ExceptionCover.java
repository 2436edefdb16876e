package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where exceptions stand in one text, and what they cancel: every hit that overlaps one and does not properly contain
 * it. Belongs to one call.
 */
final class ExceptionCover {

    /** Places strictly inside an exception: a hit that begins or ends at one overlaps it and does not contain it. */
    private final BitSet inside = new BitSet();

    private final Set<Span> spans = new HashSet<>();
    private final List<LexiconHits.Cue> named = new ArrayList<>();
    private final List<Span> cancelled = new ArrayList<>();

    void add(Exempt rule, Span span) {
        inside.set(span.begin() + 1, Math.max(span.begin() + 1, span.end()));
        spans.add(span);
        rule.modifier().ifPresent(modifier -> named.add(new LexiconHits.Cue(modifier, rule.source(), span, span)));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    boolean cancels(int begin, int end) {
        return inside.get(begin) || inside.get(end) || spans.contains(new Span(begin, end));
    }

    /** The same for a literal of a frame: a frame that lists just this word means it. */
    boolean cancelsInFrame(int begin, int end) {
        return inside.get(begin) || inside.get(end);
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
