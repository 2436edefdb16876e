package io.touchline.assessment;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Objects;

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

    /**
     * The piece without what quotes the comment. What a term reads as, where that cannot be cut out of the comment, is the
     * word of a lexicon or of the registry and none of the comment's: it stays.
     */
    static Assessment.Piece without(Assessment.Piece piece, CanonicalText text) {
        Assessment.Piece bare = piece.quoting(null, null);
        boolean read = piece.kind().equals("TERM")
                && !Objects.equals(piece.canonical(), cut(bare, text).canonical());
        return read ? bare.reading(piece.canonical()) : bare;
    }
}
