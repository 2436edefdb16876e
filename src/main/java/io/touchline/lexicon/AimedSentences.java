package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.BitSet;
import java.util.List;

/** The sentences of one text in which somebody is mentioned or addressed. Belongs to one call. */
final class AimedSentences {

    private final CanonicalText text;
    private final BitSet begins = new BitSet();

    AimedSentences(CanonicalText text, List<Span> mentions, List<Span> persons) {
        this.text = text;
        mentions.forEach(this::mark);
        persons.forEach(this::mark);
    }

    private void mark(Span span) {
        if (span.length() > 0) {
            begins.set(text.sentenceOf(span.begin()).begin());
        }
    }

    boolean contains(Span hit) {
        int first = text.sentenceOf(hit.begin()).begin();
        int last = text.sentenceOf(hit.end() - 1).begin();
        int aimed = begins.nextSetBit(first);
        return aimed >= 0 && aimed <= last;
    }
}
