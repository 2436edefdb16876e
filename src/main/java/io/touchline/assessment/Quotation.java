package io.touchline.assessment;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;

/** Cuts a piece's surface and canonical form out of the comment, when it is answered and when it is read back. */
final class Quotation {

    private Quotation() {}

    static Assessment.Piece cut(Assessment.Piece piece, CanonicalText text) {
        String original = text.original();
        if (piece.begin() == null || piece.end() > original.length()) {
            return piece;
        }
        Span span = new Span(piece.begin(), piece.end());
        Span canonical = text.canonicalOf(span);
        return piece.quoting(
                original.substring(span.begin(), span.end()),
                piece.canonical() == null ? text.letters(canonical) : piece.canonical());
    }
}
