package io.touchline.assessment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.Caller;
import io.touchline.api.Problem;
import io.touchline.assessment.store.LedgerEntry;
import io.touchline.assessment.store.QueuedAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Takes comments through all the parts: ledger look-up, reading, coordination, policy, durable write. What was answered
 * before comes back as it was and counts nowhere again; a comment id of another author is refused before it counts.
 */
@ApplicationScoped
public class AssessmentService {

    /** Code units of text that a call may have read where it is, perhaps on an event loop: some milliseconds' work. */
    private static final int MOST_UNITS = 5_000;

    /** Those of texts that are read before it is looked whether anybody waits still: at worst a second's work. */
    private static final int MOST_AT_ONCE = 250_000;

    private final Assessor assessor;
    private final Archive archive;
    private final AnswerCounters counters;

    AssessmentService(Assessor assessor, Archive archive, AnswerCounters counters) {
        this.assessor = assessor;
        this.archive = archive;
        this.counters = counters;
    }

    /**
     * @param comments valid, of one caller
     * @return one outcome for each, in order; never fails for a part that is away
     */
    Uni<List<Outcome>> assess(Caller caller, List<AssessmentRequest> comments, Deadline deadline) {
        if (comments.stream().mapToInt(AssessmentRequest::units).sum() <= MOST_UNITS) {
            return assess(assessor.take(caller, comments), deadline, Runnable::run);
        }
        Executor workers = Infrastructure.getDefaultExecutor();
        return Uni.createFrom()
                .deferred(() -> assess(assessor.take(caller, comments), deadline, workers))
                .runSubscriptionOn(workers);
    }

    private Uni<List<Outcome>> assess(List<Intake> intakes, Deadline deadline, Executor readers) {
        List<List<Integer>> rounds = rounds(intakes);
        if (rounds.size() == 1) {
            return round(intakes, deadline, readers);
        }
        // The same comment id twice in one call: the later one must find the earlier one in the ledger.
        Outcome[] outcomes = new Outcome[intakes.size()];
        return Multi.createFrom()
                .iterable(rounds)
                .onItem()
                .transformToUniAndConcatenate(round -> {
                    if (round != rounds.get(0) && deadline.isOver()) {
                        round.forEach(i -> outcomes[i] = late());
                        return Uni.createFrom().item(List.of());
                    }
                    List<Intake> own = round.stream().map(intakes::get).toList();
                    return round(own, deadline, readers).invoke(some -> scatter(some, round, outcomes));
                })
                .collect()
                .last()
                .map(ignored -> List.of(outcomes));
    }

    private Uni<List<Outcome>> round(List<Intake> intakes, Deadline deadline, Executor readers) {
        return archive.find(intakes, deadline).emitOn(readers).chain(known -> {
            Outcome[] outcomes = new Outcome[intakes.size()];
            List<Integer> fresh = new ArrayList<>();
            List<Integer> repeats = new ArrayList<>();
            for (int i = 0; i < intakes.size(); i++) {
                Intake intake = intakes.get(i);
                Optional<LedgerEntry> entry = known.entries().get(i);
                if (entry.isPresent() && !entry.get().accountKey().equals(intake.accountKey())) {
                    outcomes[i] = otherAuthor();
                } else if (isNewest(intake, entry, known.waiting().get(i))) {
                    repeats.add(i);
                } else {
                    outcomes[i] = known.waiting()
                            .get(i)
                            .flatMap(waiting -> archive.before(waiting, entry, intake))
                            .orElse(null);
                    if (outcomes[i] == null) {
                        fresh.add(i);
                    }
                }
            }
            Uni<Void> answered = repeats(intakes, known.entries(), repeats, deadline, outcomes)
                    .chain(() -> fresh(intakes, fresh, known, deadline, readers, outcomes));
            return answered.map(ignored -> List.of(outcomes));
        });
    }

    private boolean isNewest(Intake intake, Optional<LedgerEntry> entry, Optional<QueuedAnswer> waiting) {
        return entry.filter(newest -> newest.hasFingerprint(intake.fingerprint()))
                .filter(newest -> waiting.filter(other -> archive.replaces(other, newest, intake))
                        .isEmpty())
                .isPresent();
    }

    private Uni<Void> repeats(
            List<Intake> intakes,
            List<Optional<LedgerEntry>> entries,
            List<Integer> repeats,
            Deadline deadline,
            Outcome[] outcomes) {
        if (repeats.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = repeats.stream()
                .map(i -> entries.get(i).orElseThrow().assessmentId())
                .toList();
        String namespace = intakes.get(0).caller().namespace();
        return archive.stored(namespace, ids, deadline)
                .invoke(stored -> {
                    for (int i : repeats) {
                        Assessment before =
                                stored.get(entries.get(i).orElseThrow().assessmentId());
                        outcomes[i] = before == null ? gone() : new Outcome.Answered(before, true);
                    }
                })
                .replaceWithVoid();
    }

    /** In portions, if there is much to read: what the deadline leaves no time for is not begun. */
    private Uni<Void> fresh(
            List<Intake> intakes,
            List<Integer> fresh,
            Archive.Known known,
            Deadline deadline,
            Executor readers,
            Outcome[] outcomes) {
        Uni<Void> answered = Uni.createFrom().voidItem();
        int begin = 0;
        while (begin < fresh.size()) {
            int end = endOfPortion(intakes, fresh, begin);
            List<Integer> portion = fresh.subList(begin, end);
            answered = begin == 0
                    ? portion(intakes, portion, known, deadline, outcomes)
                    : answered.emitOn(readers).chain(() -> {
                        if (deadline.isOver()) {
                            portion.forEach(i -> outcomes[i] = late());
                            return Uni.createFrom().voidItem();
                        }
                        return portion(intakes, portion, known, deadline, outcomes);
                    });
            begin = end;
        }
        return answered;
    }

    private static int endOfPortion(List<Intake> intakes, List<Integer> fresh, int begin) {
        int units = 0;
        int end = begin;
        while (end < fresh.size() && (end == begin || units <= MOST_AT_ONCE)) {
            Intake intake = intakes.get(fresh.get(end++));
            units += intake.text().length() + intake.parent().text().length();
        }
        return end;
    }

    private Uni<Void> portion(
            List<Intake> intakes, List<Integer> fresh, Archive.Known known, Deadline deadline, Outcome[] outcomes) {
        List<Intake> own = fresh.stream().map(intakes::get).toList();
        List<Optional<LedgerEntry>> newest =
                fresh.stream().map(known.entries()::get).toList();
        return assessor.assess(own, deadline)
                .chain(assessed -> archive.keep(own, newest, assessed, known.storeAway(), deadline))
                .invoke(some -> counters.count(own, some))
                .invoke(some -> scatter(some, fresh, outcomes))
                .replaceWithVoid();
    }

    private static void scatter(List<Outcome> from, List<Integer> places, Outcome[] to) {
        for (int i = 0; i < places.size(); i++) {
            to[places.get(i)] = from.get(i);
        }
    }

    /** Splits a call so that no round holds a comment id twice; nearly always there is one round. */
    private static List<List<Integer>> rounds(List<Intake> intakes) {
        List<List<Integer>> rounds = new ArrayList<>();
        List<Integer> left = IntStream.range(0, intakes.size()).boxed().toList();
        do {
            Set<String> met = new HashSet<>();
            List<Integer> round = new ArrayList<>();
            List<Integer> later = new ArrayList<>();
            for (int i : left) {
                (met.add(intakes.get(i).commentId()) ? round : later).add(i);
            }
            rounds.add(round);
            left = later;
        } while (!left.isEmpty());
        return rounds;
    }

    static Outcome otherAuthor() {
        return new Outcome.Refused(Problem.of(
                409, List.of(new Problem.Error("/commentId", "this comment id was assessed for another author"))));
    }

    /** The ledger knows the comment but its day has been dropped in between, or the database is late: try again. */
    private static Outcome gone() {
        return new Outcome.Refused(Problem.of(503, List.of()));
    }

    /** Nobody waits for it any more, and nothing of it was read: try again, with less at once. */
    private static Outcome late() {
        return new Outcome.Refused(Problem.of(503, List.of()));
    }
}
