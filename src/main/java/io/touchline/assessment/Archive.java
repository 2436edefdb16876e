package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.Problem;
import io.touchline.assessment.store.AssessmentRepository;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.AssessmentStore;
import io.touchline.assessment.store.LedgerEntry;
import io.touchline.assessment.store.Outbox;
import io.touchline.assessment.store.WriteOutcome;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps answers and gives them back. Where the database is away or late the row goes to the outbox and the answer says
 * {@code stored:false}; where Redis is away too it says that as well.
 */
@ApplicationScoped
class Archive {

    private static final Duration OUTBOX_BUDGET = Duration.ofMillis(500);

    private final AssessmentStore store;
    private final AssessmentRepository repository;
    private final Outbox outbox;
    private final StageTimers timers;
    private final StoredBody body;

    Archive(
            AssessmentStore store,
            AssessmentRepository repository,
            Outbox outbox,
            StageTimers timers,
            Canonicaliser canonicaliser) {
        this.store = store;
        this.repository = repository;
        this.outbox = outbox;
        this.timers = timers;
        this.body = new StoredBody(canonicaliser);
    }

    /**
     * What the ledger knows of these comments.
     *
     * @param storeAway true if it could not be asked; all comments then count as new
     */
    record Known(List<Optional<LedgerEntry>> entries, boolean storeAway) {}

    Uni<Known> find(List<Intake> intakes) {
        List<LedgerEntry.Key> keys = intakes.stream().map(Intake::ledgerKey).toList();
        return timers.postgres(store.find(keys))
                .map(entries -> new Known(entries, false))
                .onFailure()
                .recoverWithItem(() -> new Known(Collections.nCopies(intakes.size(), Optional.empty()), true));
    }

    /** Answers given before, by assessment id; those that are gone are left out. */
    Uni<Map<UUID, Assessment>> stored(String namespace, List<UUID> ids) {
        return Uni.createFrom()
                .item(() -> {
                    Map<UUID, Assessment> found = new HashMap<>();
                    repository.find(namespace, ids).forEach((id, row) -> found.put(id, body.read(row)));
                    return found;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** @param storeAway true to go to the outbox at once */
    Uni<List<Outcome>> keep(
            List<Intake> intakes, List<Assessor.Assessed> assessed, boolean storeAway, Deadline deadline) {
        List<Integer> kept = new ArrayList<>();
        List<AssessmentRow> rows = new ArrayList<>();
        Outcome[] outcomes = new Outcome[intakes.size()];
        for (int i = 0; i < outcomes.length; i++) {
            if (intakes.get(i).keep()) {
                kept.add(i);
                rows.add(row(intakes.get(i), assessed.get(i)));
            } else {
                outcomes[i] = new Outcome.Answered(assessed.get(i).assessment());
            }
        }
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of(outcomes));
        }
        Uni<List<Outcome>> done = storeAway ? queued(rows, kept, assessed) : written(rows, kept, assessed, deadline);
        return done.map(some -> {
            for (int i = 0; i < kept.size(); i++) {
                outcomes[kept.get(i)] = some.get(i);
            }
            return List.of(outcomes);
        });
    }

    private Uni<List<Outcome>> written(
            List<AssessmentRow> rows, List<Integer> kept, List<Assessor.Assessed> assessed, Deadline deadline) {
        return timers.postgres(store.write(rows, deadline.left()))
                .onItem()
                .transformToUni(said -> afterWrite(rows, kept, assessed, said))
                .onFailure()
                .recoverWithUni(() -> queued(rows, kept, assessed));
    }

    private Uni<List<Outcome>> afterWrite(
            List<AssessmentRow> rows, List<Integer> kept, List<Assessor.Assessed> assessed, List<WriteOutcome> said) {
        Outcome[] outcomes = new Outcome[rows.size()];
        Map<Integer, UUID> overtaken = new HashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            Assessment assessment = assessed.get(kept.get(i)).assessment();
            WriteOutcome outcome = said.get(i);
            if (outcome instanceof WriteOutcome.Stored stored) {
                outcomes[i] = new Outcome.Answered(assessment.asStored(stored.revision()));
            } else if (outcome instanceof WriteOutcome.Repeat repeat) {
                overtaken.put(i, repeat.assessmentId());
            } else if (outcome instanceof WriteOutcome.Conflict) {
                outcomes[i] = AssessmentService.otherAuthor();
            } else {
                outcomes[i] = new Outcome.Answered(assessment.notStored(List.of("store")));
            }
        }
        if (overtaken.isEmpty()) {
            return Uni.createFrom().item(List.of(outcomes));
        }
        // Somebody else stored the same comment while this call was under way: theirs is the answer.
        return stored(rows.get(0).namespace(), List.copyOf(overtaken.values())).map(found -> {
            overtaken.forEach((i, id) -> outcomes[i] = found.containsKey(id)
                    ? new Outcome.Answered(found.get(id))
                    : new Outcome.Refused(Problem.of(503, List.of())));
            return List.of(outcomes);
        });
    }

    private Uni<List<Outcome>> queued(List<AssessmentRow> rows, List<Integer> kept, List<Assessor.Assessed> assessed) {
        return outbox.add(rows, OUTBOX_BUDGET)
                .map(ignored -> List.of("store"))
                .onFailure()
                .recoverWithItem(List.of("store", "queue"))
                .map(degraded -> kept.stream()
                        .<Outcome>map(i -> new Outcome.Answered(
                                assessed.get(i).assessment().notStored(degraded)))
                        .toList());
    }

    private AssessmentRow row(Intake intake, Assessor.Assessed assessed) {
        Assessment assessment = assessed.assessment();
        return new AssessmentRow(
                intake.id(),
                intake.caller().namespace(),
                intake.commentId(),
                intake.accountKey(),
                intake.authorId(),
                intake.fingerprint(),
                intake.eventTime(),
                assessment.suggestion(),
                assessment.severity(),
                body.write(assessment),
                intake.caller().keepText() ? intake.text() : null,
                assessed.reading().targets().stream().map(RegisteredTarget::id).toList());
    }
}
