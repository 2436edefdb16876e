package io.touchline.assessment;

import io.touchline.lexicon.Label;
import io.touchline.scoring.Evidence;
import io.touchline.target.Imitation;
import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes evidence of one comment in the answer's form. */
final class EvidencePieces {

    /** What no list holds, as a telephone number, reads as the comment has it. */
    private static final String ENGINE = "engine#";

    private final CanonicalText text;

    /** @param text the comment that the evidence's spans count in */
    EvidencePieces(CanonicalText text) {
        this.text = text;
    }

    Assessment.Piece of(Evidence evidence) {
        if (evidence instanceof Evidence.Term term) {
            Assessment.Piece placed = placed("TERM", term, term.label(), term.span(), term.evasions(), term.source());
            return term.source().startsWith(ENGINE) ? placed : placed.reading(term.canonical());
        }
        if (evidence instanceof Evidence.Frame frame) {
            return placed("FRAME", frame, frame.label(), frame.span(), frame.evasions(), frame.source());
        }
        if (evidence instanceof Evidence.Rumour rumour) {
            return placed("RUMOUR", rumour, Label.SLANDER_RUMOUR, rumour.span(), Set.of(), rumour.source());
        }
        if (evidence instanceof Evidence.Modified modified) {
            return placed("MODIFIER", modified, modified.label(), modified.span(), Set.of(), modified.source());
        }
        if (evidence instanceof Evidence.Context context) {
            return piece("CONTEXT", context, null, null, Set.of(), context.source());
        }
        if (evidence instanceof Evidence.Ngram ngram) {
            return ngram.span() == null
                    ? piece("MODEL", ngram, null, null, Set.of(), ngram.source())
                    : placed("MODEL", ngram, null, ngram.span(), Set.of(), ngram.source());
        }
        if (evidence instanceof Evidence.Encoder encoder) {
            return piece("MODEL", encoder, null, null, Set.of(), encoder.source());
        }
        throw new IllegalStateException("evidence without a form: " + evidence.getClass());
    }

    /** A display name that passes for a target's; it stands outside the text, and its weight is that of its score. */
    static Assessment.Piece of(Imitation imitation) {
        double score = Math.min(0.999, Math.max(0.001, imitation.score()));
        return new Assessment.Piece(
                "CONTEXT",
                Label.IMPERSONATION.wire(),
                Label.IMPERSONATION.category().name(),
                AnswerComposer.six(Math.log(score / (1 - score))),
                null,
                null,
                null,
                null,
                List.of(),
                "registry#" + imitation.targetId() + "#"
                        + imitation.how().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Assessment.Piece placed(
            String kind, Evidence evidence, Label label, Span span, Set<Evasion> evasions, String source) {
        return Quotation.cut(piece(kind, evidence, label, span, evasions, source), text);
    }

    private static Assessment.Piece piece(
            String kind, Evidence evidence, Label label, Span span, Set<Evasion> evasions, String source) {
        return new Assessment.Piece(
                kind,
                label == null ? null : label.wire(),
                evidence.category().name(),
                AnswerComposer.six(evidence.contribution()),
                span == null ? null : span.begin(),
                span == null ? null : span.end(),
                null,
                null,
                evasions.stream().sorted().map(Evasion::name).toList(),
                source);
    }
}
