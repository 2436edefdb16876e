package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;

/** Reads what rumours and comments say. Immutable and safe to share between threads. */
final class ClaimReader {

    private final Canonicaliser canonicaliser;
    private final Concepts concepts;
    private final Standing standing;
    private final Shingles shingles = new Shingles();

    ClaimReader(Canonicaliser canonicaliser, Concepts concepts, Standing standing) {
        this.canonicaliser = canonicaliser;
        this.concepts = concepts;
        this.standing = standing;
    }

    Said read(Reading reading) {
        return Said.of(reading, concepts, shingles);
    }

    /** @param names what its target is called */
    Claim claim(Rumour rumour, List<String> names) {
        CanonicalText text = canonicaliser.canonicalise(rumour.text());
        List<Span> places = Wordings.placesOf(names, text, canonicaliser);
        Reading reading = Reading.whole(text, places);
        Said said = read(reading);
        return new Claim(
                rumour.id(),
                rumour.targetId(),
                Wordings.of(text, reading.stretch(), places),
                said.ideaNumbers(),
                said.pieceNumbers(),
                standing.doubts(reading));
    }

    /** False if a claim says nothing that it could be recognised by: names and everyday words alone. */
    boolean recognisable(Claim claim) {
        double telling = 0;
        for (int piece : claim.pieces()) {
            telling += Shingles.weight(piece);
        }
        return claim.ideas().length > 0 || telling >= 1;
    }

    /** False if a claim is so long that a comment which repeats it is never read beside enough of it to be a copy. */
    boolean fits(String text, List<String> names) {
        CanonicalText written = canonicaliser.canonicalise(text);
        Reading all = Reading.whole(written, Wordings.placesOf(names, written, canonicaliser));
        double whole = weight(read(all));
        return whole == 0
                || Windows.of(written).stream()
                        .map(stretch -> read(new Reading(written, stretch, all.names())))
                        .anyMatch(said -> weight(said) >= PairNumbers.COPY * whole);
    }

    private static double weight(Said said) {
        return said.pieces().keySet().stream().mapToDouble(Shingles::weight).sum();
    }
}
