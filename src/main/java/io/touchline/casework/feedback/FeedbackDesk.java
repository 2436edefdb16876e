package io.touchline.casework.feedback;

import io.touchline.api.AccountErased;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.IdFormat;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Takes feedback and lists it. Blocking. */
@ApplicationScoped
class FeedbackDesk {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final IdFormat ids = new IdFormat("fb_");
    private final DataSource database;
    private final Moderators moderators;
    private final Clock clock;

    @Inject
    FeedbackDesk(DataSource database, Moderators moderators, Clock clock) {
        this.database = database;
        this.moderators = moderators;
        this.clock = clock;
    }

    /** Feedback as it stands now, and whether it took the place of what the same person said before. */
    record Given(Feedback feedback, boolean replaced) {}

    /**
     * Of what is said of a comment whose author is erased the note is not kept: no erasure would take it along any
     * more.
     *
     * @throws ProblemException 422 if it breaks a rule, 404 if there is no such assessment in the namespace
     */
    @Transactional
    Given give(String namespace, FeedbackRequest request) {
        request.check();
        UUID assessment = AssessmentIds.ofWire(request.assessmentId()).orElseThrow(FeedbackDesk::unknown);
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            // First, as who decides does, before any case is locked.
            ModeratorKey by = moderators.known(connection, namespace, request.by());
            FeedbackSql.Author author =
                    FeedbackSql.author(connection, namespace, assessment).orElseThrow(FeedbackDesk::unknown);
            FeedbackRow row = new FeedbackRow(
                    ids.next(clock.instant()),
                    assessment,
                    by,
                    request.verdict(),
                    request.labels(),
                    author.author().isPresent() ? request.note() : null,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            FeedbackSql.Placed placed = FeedbackSql.put(connection, namespace, row, author);
            Feedback feedback = new Feedback(
                    ids.wire(placed.id()),
                    request.assessmentId(),
                    request.by(),
                    row.verdict(),
                    row.labels(),
                    row.note(),
                    row.at());
            return new Given(feedback, placed.replaced());
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "/assessmentId", "there is no such assessment");
    }

    /** Newest first. @param assessmentId of one assessment only */
    Page<Feedback> list(String namespace, Optional<String> assessmentId, PageRequest page) {
        Optional<UUID> assessment = assessmentId.map(id -> AssessmentIds.ofWire(id)
                .orElseThrow(() -> new ProblemException(422, "/assessmentId", "not an assessment's id")));
        UUID before = page.after(ids::ofWire).orElse(AFTER_ALL);
        try (Connection connection = database.getConnection()) {
            Page<FeedbackRow> shown = page.cut(
                    FeedbackSql.list(connection, namespace, assessment, before, page.rows()),
                    row -> ids.wire(row.id()));
            Map<ModeratorKey, String> names = moderators.names(
                    connection,
                    namespace,
                    shown.items().stream().map(FeedbackRow::by).toList());
            return shown.map(row -> new Feedback(
                    ids.wire(row.id()),
                    AssessmentIds.wire(row.assessmentId()),
                    names.getOrDefault(row.by(), row.by().wire()),
                    row.verdict(),
                    row.labels(),
                    row.note(),
                    row.at()));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    /** Notes may tell of whose comment it is; verdicts do not. */
    @Transactional
    void erase(@Observes AccountErased erased) {
        try (Connection connection = database.getConnection()) {
            erased.tally().add("feedback", FeedbackSql.erase(connection, erased));
        } catch (SQLException e) {
            throw new IllegalStateException("feedback not erased", e);
        }
    }
}
