package io.touchline.assessment;

import io.touchline.text.Canonicaliser;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one canonicaliser: its tables are large and {@code text} is plain Java. */
final class CanonicaliserSource {

    @Produces
    @Singleton
    Canonicaliser canonicaliser() {
        return new Canonicaliser();
    }
}
