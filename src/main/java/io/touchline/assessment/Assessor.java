package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.touchline.api.Caller;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import io.touchline.target.TargetSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges comments that are new: reads them, looks at what moves with them, asks the policy. Stores nothing. */
@ApplicationScoped
class Assessor {

    private final CommentReadings comments;
    private final SurroundingsFinder surroundings;
    private final Judge judge;
    private final TargetRegistry targets;
    private final Clock clock;
    private final IntakeDesk desk;

    Assessor(
            CommentReadings comments,
            SurroundingsFinder surroundings,
            Judge judge,
            TargetRegistry targets,
            IntakeDesk desk,
            Clock clock) {
        this.comments = comments;
        this.surroundings = surroundings;
        this.judge = judge;
        this.targets = targets;
        this.desk = desk;
        this.clock = clock;
    }

    /** One comment judged. */
    record Assessed(Reading reading, Verdict verdict, Assessment assessment) {

        /** Whom it concerns, each once: whom it attacks, then whom its labels are about, then who else is named. */
        List<String> targetIds() {
            Set<String> meant = new LinkedHashSet<>(reading.attacked());
            verdict.situation().labels().forEach(label -> meant.addAll(label.targetIds()));
            Set<String> concerned = reading.concerned().stream()
                    .map(RegisteredTarget::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            meant.retainAll(concerned);
            meant.addAll(concerned);
            return List.copyOf(meant);
        }
    }

    /** Takes in valid requests of one caller; the time of receipt is now. */
    List<Intake> take(Caller caller, List<AssessmentRequest> requests) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TargetSnapshot registry = targets.current();
        Predicate<String> isTarget = id -> registry.find(id).isPresent();
        Iterator<UUID> ids = AssessmentIds.next(receivedAt, requests.size()).iterator();
        return requests.stream()
                .map(request -> desk.take(ids.next(), caller, request, receivedAt, isTarget))
                .toList();
    }

    /** @return one for each, in order; never fails because Redis is away */
    Uni<List<Assessed>> assess(List<Intake> intakes, Deadline deadline) {
        return comments.read(intakes, deadline).chain(readings -> surroundings
                .around(intakes, readings, deadline)
                .map(around -> judged(intakes, readings, around)));
    }

    private List<Assessed> judged(List<Intake> intakes, List<Reading> readings, List<Surroundings> around) {
        List<Assessed> judged = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            judged.add(judge.judge(intakes.get(i), readings.get(i), around.get(i)));
        }
        return judged;
    }
}
