package io.touchline.rumour;

import io.touchline.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Of whom a comment says a claim's words: of whoever is named last before them.
 *
 * @param own canonical places where the target is named
 * @param others where somebody else is
 */
record Subject(List<Span> own, List<Span> others) {

    /** True if most of the words, by weight, stand behind the name of somebody whom the claim does not name itself. */
    boolean isAnother(Claim claim, Said said) {
        List<Span> strangers = others.stream()
                .filter(name -> said.pieces().entrySet().stream()
                        .noneMatch(
                                piece -> has(claim, piece) && piece.getValue().overlaps(name)))
                .toList();
        if (strangers.isEmpty()) {
            return false;
        }
        double ofAnother = 0;
        double all = 0;
        for (Map.Entry<Integer, Span> piece : said.pieces().entrySet()) {
            if (has(claim, piece)) {
                double weight = Shingles.weight(piece.getKey());
                all += weight;
                int begin = piece.getValue().begin();
                ofAnother += lastBefore(strangers, begin) > lastBefore(own, begin) ? weight : 0;
            }
        }
        return 2 * ofAnother > all;
    }

    private static boolean has(Claim claim, Map.Entry<Integer, Span> piece) {
        return Arrays.binarySearch(claim.pieces(), piece.getKey()) >= 0;
    }

    private static int lastBefore(List<Span> names, int begin) {
        return names.stream()
                .mapToInt(Span::end)
                .filter(end -> end <= begin)
                .max()
                .orElse(-1);
    }
}
