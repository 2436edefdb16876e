package io.touchline.handling.life;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/**
 * What to try a version on. All of it may be left out.
 *
 * @param from time of receipt, inclusive; default: 30 days before {@code to}
 * @param to exclusive; default: now
 * @param limit the newest assessments of the range that are gone through; default: 1,000,000
 * @param compare default: {@link Compare#RECORDED}
 */
public record BacktestRequest(Instant from, Instant to, @Min(1) @Max(MOST) Long limit, Compare compare) {

    static final long MOST = 10_000_000;
    static final long USUAL = 1_000_000;

    /** With what. The names are part of the API. */
    public enum Compare {
        /** What was decided then, by whatever policy. */
        RECORDED,
        /** What the active version of the policy decides in the same situation; that of all, if it has none. */
        ACTIVE
    }

    long limitOrUsual() {
        return limit == null ? USUAL : limit;
    }

    Compare compareOrUsual() {
        return compare == null ? Compare.RECORDED : compare;
    }
}
