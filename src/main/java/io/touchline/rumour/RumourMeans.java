package io.touchline.rumour;

import io.touchline.text.Canonicaliser;

/**
 * What claims and comments are read and compared with. The tables take a quarter of a second, which nobody waits for who
 * has no rumours: they are read when the first one comes. For any number of threads, and for several indexes.
 */
final class RumourMeans {

    private final Canonicaliser canonicaliser;
    private volatile Loaded loaded;

    private record Loaded(ClaimReader reader, RumourMatcher matcher) {}

    RumourMeans(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    ClaimReader reader() {
        return loaded().reader();
    }

    RumourMatcher matcher() {
        return loaded().matcher();
    }

    private Loaded loaded() {
        Loaded known = loaded;
        return known == null ? load() : known;
    }

    private synchronized Loaded load() {
        if (loaded == null) {
            Concepts concepts = Concepts.read(canonicaliser);
            Standing standing = new Standing(canonicaliser);
            loaded = new Loaded(
                    new ClaimReader(canonicaliser, concepts, standing),
                    new RumourMatcher(new Sameness(concepts), standing, MatchModel.read()));
        }
        return loaded;
    }
}
