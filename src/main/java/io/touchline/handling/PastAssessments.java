package io.touchline.handling;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Port to what is kept of assessments, so that another policy can be tried on it. Implemented where assessments are
 * stored. Blocking; every call stands for itself and holds nothing of the database afterwards.
 */
public interface PastAssessments {

    /**
     * How many were received in the range; stops counting at {@code atMost}.
     *
     * @throws UnavailableException if the store cannot be read
     */
    long count(Range range, long atMost);

    /**
     * A page, newest first.
     *
     * @param before the assessment that the page before ended with; empty for the first page
     * @return at most {@code limit}; fewer only where the range has no more
     * @throws UnavailableException if the store cannot be read
     */
    List<Past> newestFirst(Range range, Optional<String> before, int limit);

    /**
     * Times of receipt.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Range(String namespace, Instant from, Instant to) {

        public Range {
            Objects.requireNonNull(namespace, "namespace");
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("a range cannot end before it begins");
            }
        }
    }

    /**
     * One assessment.
     *
     * @param situation as {@link JudgedCodec} wrote it; empty for what was assessed before it was kept. It is not read
     *     here, so that whoever needs it can read it on a thread of its own.
     */
    record Past(String assessmentId, AccountKey account, Optional<String> situation) {}

    /** The store cannot be read now. */
    final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnavailableException(Throwable cause) {
            super("stored assessments cannot be read", cause);
        }
    }
}
