package io.touchline.casework.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is kept for a time of its own. What a case holds is a class of its own: it outlives the comment's day. */
public enum RetentionClass {
    /**
     * The text of a comment, by day of receipt, and rows that lie aside, which hold it; never longer than its assessment.
     */
    TEXTS,
    /** Assessment, targets and what the ledger knows of the comment, by day of receipt. */
    ASSESSMENTS,
    /**
     * The comments that a decided case holds, and the reasons of its decisions, by the time of the decision that
     * stands; and drafts of notices, which may quote such comments, by the time they were made.
     */
    CASES,
    /** Cases that nobody decided, with all they hold, by the time of their latest comment and the first one's receipt. */
    UNDECIDED_CASES,
    /** The personal parts of the log, by the time of the event. */
    AUDIT_PERSONAL,
    /** What was said in an appeal and why it was decided so, by the time it was closed. */
    APPEALS,
    /** By the time it was said last. */
    FEEDBACK,
    /** The id of an account of which nothing else is left. */
    IDLE_ACCOUNTS;

    /** As the API writes it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long it is kept; empty for ever. */
    Optional<Duration> limit(RetentionConfig config) {
        Duration limit =
                switch (this) {
                    case TEXTS -> texts(config);
                    case ASSESSMENTS -> config.assessments();
                    case CASES -> config.cases();
                    case UNDECIDED_CASES -> config.undecidedCases();
                    case AUDIT_PERSONAL -> config.auditPersonal();
                    case APPEALS -> config.appeals();
                    case FEEDBACK -> config.feedback();
                    case IDLE_ACCOUNTS -> config.idleAccounts();
                };
        return Optional.of(limit).filter(one -> !one.isZero() && !one.isNegative());
    }

    /** A text without its assessment could not be found, and so not be erased. */
    private static Duration texts(RetentionConfig config) {
        boolean shorter = config.texts().isZero() || config.texts().compareTo(config.assessments()) > 0;
        return shorter && !config.assessments().isZero() ? config.assessments() : config.texts();
    }

    /** What is older goes; empty if nothing does. */
    Optional<Instant> keptSince(RetentionConfig config, Instant now) {
        return limit(config).map(now::minus);
    }
}
