package io.touchline.lexicon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a frame can ask a row of digits to be; written as a class of that name, which no file may define. */
enum Figure {
    /** Digits and letters together, or digits alone, however few: 1808, MU5137, 12A. */
    DIGITS,
    /** Six digits and more. */
    NUMBER,
    /** A mobile number of mainland China or Britain, one of North America in its parts, or any behind a plus. */
    PHONE,
    /** A number of a resident identity card of mainland China, with its date of birth; who posts one may change a digit. */
    IDENTITY;

    /** As it is written in a frame. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> of(String written) {
        return Arrays.stream(values())
                .filter(figure -> figure.written().equals(written))
                .findFirst();
    }
}
