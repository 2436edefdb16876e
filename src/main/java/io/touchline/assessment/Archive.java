package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.Problem;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRepository;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.AssessmentStore;
import io.touchline.assessment.store.LedgerEntry;
import io.touchline.assessment.store.Outbox;
import io.touchline.assessment.store.QueuedAnswer;
import io.touchline.assessment.store.WriteOutcome;
import io.touchline.handling.Decision;
import io.touchline.handling.Judged;
import io.touchline.handling.JudgedCodec;
import io.touchline.handling.Recommendation;
import io.touchline.handling.protection.ProtectionNote;
import io.touchline.handling.protection.Protections;
import io.touchline.handling.standing.Education;
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

    /** Beyond these a call waits longer for the outbox, in proportion: what it does not take in time may be lost. */
    private static final int COMMENTS_PER_BUDGET = 100;

    /** What a look-up may take of a call: one with the usual deadline can wait until the database counts as away. */
    private static final double LOOKUP_SHARE = 2.0 / 3;

    /** How long past its deadline a call may wait for the outbox; the shutdown's time-out goes by this. */
    private static final Duration PAST_DEADLINE = Duration.ofMillis(1_500);

    /** Even a caller in a hurry: nothing else can answer a repeat. */
    private static final Duration LEAST_READ = Duration.ofMillis(100);

    private final AssessmentStore store;
    private final AssessmentRepository repository;
    private final Outbox outbox;
    private final StageTimers timers;
    private final StoredBody body;
    private final Protections protections;
    private final JudgedCodec situations = new JudgedCodec();

    Archive(
            AssessmentStore store,
            AssessmentRepository repository,
            Outbox outbox,
            StageTimers timers,
            Protections protections,
            Canonicaliser canonicaliser) {
        this.store = store;
        this.repository = repository;
        this.outbox = outbox;
        this.timers = timers;
        this.protections = protections;
        this.body = new StoredBody(canonicaliser);
    }

    /**
     * What is known of some comments.
     *
     * @param entries of the ledger
     * @param waiting of the outbox, where comments may wait
     * @param storeAway true if the ledger could not be asked; it then knows none
     */
    record Known(List<Optional<LedgerEntry>> entries, List<Optional<QueuedAnswer>> waiting, boolean storeAway) {}

    Uni<Known> find(List<Intake> intakes, Deadline deadline) {
        List<LedgerEntry.Key> keys = intakes.stream().map(Intake::ledgerKey).toList();
        List<Optional<QueuedAnswer>> none = Collections.nCopies(intakes.size(), Optional.empty());
        return timers.postgres(store.find(keys, deadline.share(LOOKUP_SHARE)))
                .map(entries -> new Known(entries, none, false))
                .onFailure()
                .recoverWithItem(() -> new Known(Collections.nCopies(intakes.size(), Optional.empty()), none, true))
                .chain(known -> withWaiting(intakes, known, deadline));
    }

    /**
     * What waits is asked for only where something may: mostly the ledger knows all that there is. A text that the ledger
     * has as the newest is asked for too, since another may wait to replace it.
     */
    private Uni<Known> withWaiting(List<Intake> intakes, Known known, Deadline deadline) {
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            if (isNobodyElses(intakes.get(i), known.entries.get(i))) {
                asked.add(i);
            }
        }
        if (asked.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        String namespace = intakes.get(0).caller().namespace();
        if (!known.storeAway && !outbox.mayHold(namespace)) {
            return Uni.createFrom().item(known);
        }
        List<String> commentKeys =
                asked.stream().map(i -> intakes.get(i).commentKey()).toList();
        return outbox.answers(namespace, commentKeys, deadline.shareAtMost(0.5, outboxBudget(asked.size())))
                .map(answers -> {
                    List<Optional<QueuedAnswer>> waiting = new ArrayList<>(known.waiting);
                    for (int i = 0; i < answers.size(); i++) {
                        waiting.set(asked.get(i), answers.get(i));
                    }
                    return new Known(known.entries, waiting, known.storeAway);
                })
                .onFailure()
                .recoverWithItem(known);
    }

    private static boolean isNobodyElses(Intake intake, Optional<LedgerEntry> entry) {
        return entry.isEmpty() || entry.get().accountKey().equals(intake.accountKey());
    }

    private static Duration outboxBudget(int comments) {
        return OUTBOX_BUDGET.multipliedBy(1 + comments / COMMENTS_PER_BUDGET);
    }

    static Duration outboxBudget(int comments, Deadline deadline) {
        return Collections.min(List.of(outboxBudget(comments), deadline.left().plus(PAST_DEADLINE)));
    }

    /**
     * What a comment that waits means for one that comes now; nothing if its text has changed.
     *
     * @param newest what the ledger knows of the comment
     */
    Optional<Outcome> before(QueuedAnswer waiting, Optional<LedgerEntry> newest, Intake intake) {
        if (!waiting.accountKey().equals(intake.accountKey())) {
            return newest.isEmpty() ? Optional.of(AssessmentService.otherAuthor()) : Optional.empty();
        }
        if (!waiting.hasFingerprint(intake.fingerprint())) {
            return Optional.empty();
        }
        Assessment answer = body.quoting(waiting.answer(), keptText(intake));
        // An answer stays in the outbox for longer than its row: a text that was replaced since may come back.
        if (newest.isPresent() && !isNewer(answer, newest.get())) {
            return Optional.empty();
        }
        return Optional.of(new Outcome.Answered(answer.notStored(List.of("store")), true));
    }

    /** Whether what waits of an author's comment is to replace this text of it; the same does if an edit was between. */
    boolean replaces(QueuedAnswer waiting, LedgerEntry newest, Intake intake) {
        Assessment answer = body.quoting(waiting.answer(), null);
        return waiting.accountKey().equals(intake.accountKey())
                && (!waiting.hasFingerprint(intake.fingerprint()) || answer.revision() > newest.revision())
                && isNewer(answer, newest);
    }

    /** Also one that a clock which is behind has dated before what it is a revision of. */
    private static boolean isNewer(Assessment answer, LedgerEntry newest) {
        return answer.revision() > newest.revision()
                || AssessmentIds.ofWire(answer.id()).orElseThrow().compareTo(newest.assessmentId()) > 0;
    }

    private static String keptText(Intake intake) {
        return intake.caller().keepText() ? intake.text() : null;
    }

    /** Answers given before, by assessment id; those that are gone, or did not come in time, are left out. */
    Uni<Map<UUID, Assessment>> stored(String namespace, List<UUID> ids, Deadline deadline) {
        return Uni.createFrom()
                .item(() -> {
                    Map<UUID, Assessment> found = new HashMap<>();
                    repository.find(namespace, ids).forEach((id, row) -> found.put(id, body.read(row)));
                    return found;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(deadline.leftAtLeast(LEAST_READ))
                .fail()
                .onFailure()
                .recoverWithItem(Map.of());
    }

    /**
     * Keeps what is to be kept.
     *
     * @param newest what the ledger knew of the comments when their call began
     * @param storeAway true to go to the outbox at once
     */
    Uni<List<Outcome>> keep(
            List<Intake> intakes,
            List<Optional<LedgerEntry>> newest,
            List<Assessor.Assessed> assessed,
            boolean storeAway,
            Deadline deadline) {
        List<Integer> kept = new ArrayList<>();
        List<AssessmentRow> rows = new ArrayList<>();
        Outcome[] outcomes = new Outcome[intakes.size()];
        for (int i = 0; i < outcomes.length; i++) {
            if (intakes.get(i).keep()) {
                kept.add(i);
                rows.add(row(intakes.get(i), newest.get(i), assessed.get(i)));
            } else {
                Assessment answer = next(assessed.get(i).assessment(), newest.get(i));
                // Whether the comment is known already could not be asked.
                outcomes[i] = new Outcome.Answered(storeAway ? answer.notStored(List.of("store")) : answer);
            }
        }
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of(outcomes));
        }
        Batch batch = new Batch(intakes, newest, assessed, kept, rows);
        Uni<List<Outcome>> done = storeAway ? queued(batch, deadline) : written(batch, deadline);
        return done.map(some -> {
            for (int i = 0; i < kept.size(); i++) {
                outcomes[kept.get(i)] = some.get(i);
            }
            return List.of(outcomes);
        });
    }

    /**
     * The comments of a call that are to be kept.
     *
     * @param kept their places in the call
     * @param rows their rows, in the order of {@code kept}
     */
    private record Batch(
            List<Intake> intakes,
            List<Optional<LedgerEntry>> newest,
            List<Assessor.Assessed> assessed,
            List<Integer> kept,
            List<AssessmentRow> rows) {

        List<String> commentKeys() {
            return kept.stream().map(i -> intakes.get(i).commentKey()).toList();
        }

        Assessment assessment(int i) {
            return next(assessed.get(kept.get(i)).assessment(), newest.get(kept.get(i)));
        }

        String namespace() {
            return rows.get(0).namespace();
        }

        /** @param some places among the rows */
        Batch only(List<Integer> some) {
            return new Batch(
                    intakes,
                    newest,
                    assessed,
                    some.stream().map(kept::get).toList(),
                    some.stream().map(rows::get).toList());
        }
    }

    /** A text that the ledger has already is a new one where another waits to replace it, and waits behind that. */
    private Uni<List<Outcome>> written(Batch batch, Deadline deadline) {
        List<Integer> now = new ArrayList<>();
        List<Integer> behind = new ArrayList<>();
        for (int i = 0; i < batch.rows.size(); i++) {
            byte[] fingerprint = batch.rows.get(i).fingerprint();
            boolean known = batch.newest
                    .get(batch.kept.get(i))
                    .filter(newest -> newest.hasFingerprint(fingerprint))
                    .isPresent();
            (known ? behind : now).add(i);
        }
        if (behind.isEmpty()) {
            return writtenNow(batch, deadline);
        }
        Outcome[] outcomes = new Outcome[batch.rows.size()];
        return queued(batch, behind, deadline, outcomes)
                .chain(() -> now.isEmpty()
                        ? Uni.createFrom().item(List.<Outcome>of())
                        : writtenNow(batch.only(now), deadline))
                .map(some -> {
                    for (int i = 0; i < some.size(); i++) {
                        outcomes[now.get(i)] = some.get(i);
                    }
                    return List.of(outcomes);
                });
    }

    private Uni<List<Outcome>> writtenNow(Batch batch, Deadline deadline) {
        return timers.postgres(store.write(batch.rows, deadline.left()))
                .onItem()
                .transformToUni(said -> afterWrite(batch, said, deadline))
                .onFailure()
                .recoverWithUni(() -> queued(batch, deadline));
    }

    private Uni<List<Outcome>> afterWrite(Batch batch, List<WriteOutcome> said, Deadline deadline) {
        Outcome[] outcomes = new Outcome[batch.rows.size()];
        Map<Integer, UUID> overtaken = new HashMap<>();
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            WriteOutcome outcome = said.get(i);
            if (outcome instanceof WriteOutcome.Stored stored) {
                outcomes[i] = new Outcome.Answered(batch.assessment(i)
                        .asStored(stored.revision(), stored.caseId().orElse(null)));
            } else if (outcome instanceof WriteOutcome.Repeat repeat) {
                overtaken.put(i, repeat.assessmentId());
            } else if (outcome instanceof WriteOutcome.Conflict) {
                outcomes[i] = AssessmentService.otherAuthor();
            } else {
                refused.add(i);
            }
        }
        // What the database refuses is a fault of ours: by way of the outbox it is put where an alert tells of it.
        return known(batch, overtaken, deadline, outcomes)
                .chain(() -> queued(batch, refused, deadline, outcomes))
                .map(ignored -> List.of(outcomes));
    }

    /** Somebody else stored the same comment while this call was under way: theirs is the answer. */
    private Uni<Void> known(Batch batch, Map<Integer, UUID> overtaken, Deadline deadline, Outcome[] outcomes) {
        if (overtaken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return stored(batch.namespace(), List.copyOf(overtaken.values()), deadline)
                .invoke(found -> overtaken.forEach((i, id) -> outcomes[i] = found.containsKey(id)
                        ? new Outcome.Answered(found.get(id), true)
                        : new Outcome.Refused(Problem.of(503, List.of()))))
                .replaceWithVoid();
    }

    /** @param some places among the rows */
    private Uni<Void> queued(Batch batch, List<Integer> some, Deadline deadline, Outcome[] outcomes) {
        if (some.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return queued(batch.only(some), deadline)
                .invoke(answers -> {
                    for (int i = 0; i < answers.size(); i++) {
                        outcomes[some.get(i)] = answers.get(i);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Outcome>> queued(Batch batch, Deadline deadline) {
        return outbox.add(batch.rows, batch.commentKeys(), outboxBudget(batch.rows.size(), deadline))
                .map(ignored -> List.of("store"))
                .onFailure()
                .recoverWithItem(List.of("store", "queue"))
                .map(degraded -> {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (int i = 0; i < batch.rows.size(); i++) {
                        outcomes.add(new Outcome.Answered(batch.assessment(i).notStored(degraded)));
                    }
                    return outcomes;
                });
    }

    /** Under the number that it has if nobody else is faster. */
    private static Assessment next(Assessment assessment, Optional<LedgerEntry> newest) {
        return newest.map(before -> assessment.revised(before.revision() + 1)).orElse(assessment);
    }

    private AssessmentRow row(Intake intake, Optional<LedgerEntry> newest, Assessor.Assessed assessed) {
        Assessment assessment = assessed.assessment();
        Decision decision = assessed.verdict().decision();
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
                body.write(next(assessment, newest), assessed.reading().text()),
                situations.write(Judged.of(assessed.verdict().situation(), decision)),
                protections(intake, decision),
                Education.of(decision).orElse(null),
                CaseNotes.of(intake, assessed).orElse(null),
                keptText(intake),
                assessed.targetIds(),
                newest.map(LedgerEntry::assessmentId).orElse(null));
    }

    private List<ProtectionNote> protections(Intake intake, Decision decision) {
        String namespace = intake.caller().namespace();
        List<Recommendation> measures = protections.withoutLifted(decision, namespace, intake.eventTime());
        return protections.news(namespace, ProtectionNote.of(measures, decision.standbys(), intake.eventTime()));
    }
}
