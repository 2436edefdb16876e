package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A comment that may tell a rumour.
 *
 * @param about the registered targets that it is about
 * @param others canonical places where further registered targets are named
 * @param scored what the comment's own score says
 */
public record RumourQuery(CanonicalText text, List<About> about, List<Span> others, Scored scored) {

    public RumourQuery {
        about = List.copyOf(about);
        others = List.copyOf(others);
    }

    /** Where anybody else than one of its targets is named. Two may share a name. */
    List<Span> othersThan(About one) {
        List<Span> places = new ArrayList<>(others);
        for (About other : about) {
            if (other != one) {
                places.addAll(other.places());
            }
        }
        places.removeAll(Set.copyOf(one.places()));
        return places;
    }

    /**
     * A target that the comment is about.
     *
     * @param places canonical places where it is named; empty if it is meant by where the comment stands
     */
    public record About(String targetId, List<Span> places) {

        public About {
            places = List.copyOf(places);
        }
    }

    /**
     * What the comment's own score says of it, before any rumour: how slanderous it is by the lexicons and the first
     * learned tier, and how many modifiers of a kind they found.
     *
     * @param slander log-odds before calibration
     */
    public record Scored(double slander, int negated, int debunked, int questioned, int attributed, int countered) {}
}
