package io.touchline.bench;

import io.touchline.lexicon.LiteralScanner;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;

/** Touchline's hits of one comment, each with its place in the text as sent. */
final class Scan implements LiteralScanner.Sink {

    /** @param begin of the stretch of the original, half-open */
    record Hit(int literal, int begin, int end, int how) {}

    private final CanonicalText text;
    private final List<Hit> hits = new ArrayList<>();

    private Scan(CanonicalText text) {
        this.text = text;
    }

    static List<Hit> hits(LiteralScanner scanner, CanonicalText text) {
        Scan scan = new Scan(text);
        scanner.scan(text, scan);
        return scan.hits;
    }

    @Override
    public void hit(int literal, int begin, int end, int how) {
        hits.add(new Hit(literal, text.begin(begin), text.end(end - 1), how));
    }
}
