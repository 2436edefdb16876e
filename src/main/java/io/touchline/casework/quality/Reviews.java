package io.touchline.casework.quality;

import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.CaseDecided;
import io.touchline.casework.cases.DecisionUndone;
import io.touchline.casework.cases.KnownCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Has a share of decided cases looked at again, puts known ones among those that are given out, and notes what was said.
 * Moderators cannot tell them from others. By chance, so that nobody knows which. Where nobody but the one who decided is
 * known there is nobody to look again, and no second look is made: it would wait at the head of the queue for years.
 */
@ApplicationScoped
class Reviews implements KnownCases {

    private final DataSource database;
    private final QualityConfig config;
    private final Moderators moderators;
    private final SecureRandom chance = new SecureRandom();

    @Inject
    Reviews(DataSource database, QualityConfig config, Moderators moderators) {
        this.database = database;
        this.config = config;
        this.moderators = moderators;
    }

    @Override
    public Optional<UUID> instead(
            Connection connection, String namespace, Optional<String> queue, ModeratorKey moderator, Instant now)
            throws SQLException {
        if (chance.nextDouble() >= config.golden()) {
            return Optional.empty();
        }
        Optional<ReviewSql.Known> known = ReviewSql.fresh(connection, namespace, queue, moderator);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ReviewSql.add(connection, known.get(), Purpose.GOLDEN, now));
    }

    void decided(@Observes CaseDecided event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (event.about().isReview()) {
                ReviewSql.answer(connection, event.decision());
            } else if (chance.nextDouble() < config.secondLooks()
                    && moderators.hasOthers(
                            connection,
                            event.about().namespace(),
                            event.decision().by())) {
                Instant now = event.decision().at();
                ReviewSql.Known about =
                        new ReviewSql.Known(event.about().id(), event.decision().outcome());
                ReviewSql.add(connection, about, Purpose.SECOND_LOOK, now);
            }
        }
    }

    void undone(@Observes DecisionUndone event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ReviewSql.forgetAnswer(connection, event.namespace(), event.decisionId());
        }
    }
}
