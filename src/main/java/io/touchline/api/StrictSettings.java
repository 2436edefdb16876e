package io.touchline.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Readers of settings for which the configuration's own are too lenient or refuse without a word of what would be right:
 * it takes every word that it does not know for {@code false}. Their messages do not repeat the value.
 */
public final class StrictSettings {

    private StrictSettings() {}

    /** {@code true} or {@code false}, and the English words that the configuration takes for them, in any case. */
    public static final class Flag implements Converter<Boolean> {

        private static final long serialVersionUID = 1L;

        private static final List<String> TRUE = List.of("true", "yes", "y", "on", "1");
        private static final List<String> FALSE = List.of("false", "no", "n", "off", "0");

        @Override
        public Boolean convert(String value) {
            String word = value.strip().toLowerCase(Locale.ROOT);
            if (!TRUE.contains(word) && !FALSE.contains(word)) {
                throw new IllegalArgumentException("must be true (yes, y, on, 1) or false (no, n, off, 0)");
            }
            return TRUE.contains(word);
        }
    }

    /** A time zone by its name. */
    public static final class Zone implements Converter<ZoneId> {

        private static final long serialVersionUID = 1L;

        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time zone such as Asia/Shanghai", e);
            }
        }
    }

    /** A moment in ISO 8601. */
    public static final class Moment implements Converter<Instant> {

        private static final long serialVersionUID = 1L;

        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a moment such as 2027-01-31T00:00:00Z", e);
            }
        }
    }
}
