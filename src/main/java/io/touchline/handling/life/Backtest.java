package io.touchline.handling.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A backtest as it is asked for. It belongs to the namespace whose assessments it looks at.
 *
 * @param against {@link #RECORDED}, or the {@code policy@version} that decides the same situations beside
 * @param from time of receipt, inclusive
 * @param to exclusive
 * @param limit the newest of them that are gone through
 * @param requestedBy the caller
 */
record Backtest(
        UUID id,
        String policyId,
        String version,
        String against,
        String namespace,
        Instant from,
        Instant to,
        long limit,
        String requestedBy,
        Instant requestedAt) {

    /** Compares with what was decided then. */
    static final String RECORDED = "RECORDED";

    /** Where it is. The names are part of the API. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Its report covers what was gone through before. */
        CANCELLED,
        FAILED
    }

    /** Why it failed. The names are part of the API. */
    enum Failure {
        /** The database could not be read. */
        STORE_UNAVAILABLE,
        /** The release that ran it does not compile one of the policies. */
        POLICY_UNREADABLE,
        /** The replica that ran it has not been heard of. */
        REPLICA_LOST,
        INTERNAL
    }

    /** A version of a policy. */
    record Named(String policyId, String version) {}

    /** Whether it has the same answer, up to what came in between where both go up to the moment of asking. */
    boolean asksTheSameAs(Backtest other) {
        return policyId.equals(other.policyId)
                && version.equals(other.version)
                && against.equals(other.against)
                && namespace.equals(other.namespace)
                && limit == other.limit
                && overTheSameTimeAs(other);
    }

    private boolean overTheSameTimeAs(Backtest other) {
        if (to.equals(requestedAt) && other.to.equals(other.requestedAt)) {
            return from.equals(other.from) || Duration.between(from, to).equals(Duration.between(other.from, other.to));
        }
        return from.equals(other.from) && to.equals(other.to);
    }

    /** The policy beside; empty for {@link #RECORDED}. */
    Optional<Named> beside() {
        if (against.equals(RECORDED)) {
            return Optional.empty();
        }
        int at = against.indexOf('@');
        return Optional.of(new Named(against.substring(0, at), against.substring(at + 1)));
    }
}
