package io.touchline.assessment;

import io.touchline.rumour.Rumour;
import io.touchline.rumour.RumourMatch;
import java.util.Optional;

/**
 * A debunked claim that a comment tells again.
 *
 * @param debunk empty as long as it has not been looked up, or where it could not be
 */
record ToldClaim(RumourMatch match, Optional<Rumour> debunk) {}
