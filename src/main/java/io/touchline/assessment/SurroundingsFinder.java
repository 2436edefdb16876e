package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.coordination.CoordinationReport;
import io.touchline.coordination.CoordinationTracker;
import io.touchline.coordination.ObjectFinder;
import io.touchline.coordination.Observation;
import io.touchline.handling.Rung;
import io.touchline.handling.standing.StandingReader;
import io.touchline.target.RegisteredTarget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Redis what is known around comments, and counts them there. */
@ApplicationScoped
class SurroundingsFinder {

    /** Beyond these a call waits longer for Redis, in proportion. */
    private static final int COMMENTS_PER_BUDGET = 50;

    /** A text may name thousands, and an answer to it be about them all: each is counted in Redis. */
    private static final int MOST_TARGETS = 20;

    private final CoordinationTracker coordination;
    private final StandingReader standing;
    private final StageTimers timers;
    private final AssessmentConfig config;
    private final ObjectFinder objects;

    SurroundingsFinder(
            CoordinationTracker coordination,
            StandingReader standing,
            StageTimers timers,
            AssessmentConfig config,
            KeyedHash hash) {
        this.coordination = coordination;
        this.standing = standing;
        this.timers = timers;
        this.config = config;
        this.objects = new ObjectFinder(hash);
    }

    /** @return one for each comment, in order; never fails because Redis is away */
    Uni<List<Surroundings>> around(List<Intake> intakes, List<Reading> readings, Deadline deadline) {
        Duration budget = deadline.leftAtMost(budget(intakes.size()));
        return timers.redis(Uni.combine()
                        .all()
                        .unis(reports(intakes, readings, budget), standings(intakes, readings, budget))
                        .asTuple())
                .map(known -> surroundings(intakes, known.getItem1(), known.getItem2()));
    }

    private Duration budget(int comments) {
        return config.coordinationBudget().multipliedBy(1 + comments / COMMENTS_PER_BUDGET);
    }

    private Uni<List<Optional<CoordinationReport>>> reports(
            List<Intake> intakes, List<Reading> readings, Duration budget) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            observations.add(observation(intakes.get(i), readings.get(i)));
        }
        return coordination
                .observe(observations, budget)
                .map(found -> reports(readings, found))
                .onFailure()
                .recoverWithItem(() -> Collections.nCopies(intakes.size(), Optional.empty()));
    }

    private static List<Optional<CoordinationReport>> reports(List<Reading> readings, List<CoordinationReport> found) {
        List<Optional<CoordinationReport>> reports = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            boolean all = readings.get(i).targets().size() <= MOST_TARGETS;
            reports.add(Optional.of(all ? found.get(i) : found.get(i).ofAPart()));
        }
        return reports;
    }

    private Observation observation(Intake intake, Reading reading) {
        String namespace = intake.caller().namespace();
        Set<String> spared = reading.spared();
        List<String> targetIds = reading.targets().stream()
                .map(RegisteredTarget::id)
                .sorted(Comparator.comparing(spared::contains))
                .limit(MOST_TARGETS)
                .toList();
        double hostility = reading.hostility();
        return new Observation(
                namespace,
                intake.commentKey(),
                intake.accountKey(),
                intake.eventTime(),
                hostility,
                objects.of(
                        namespace,
                        reading.text(),
                        intake.text(),
                        intake.threadId(),
                        targetIds.stream().filter(id -> !spared.contains(id)).toList(),
                        hostility,
                        reading.isOfConcern()),
                targetIds,
                spared);
    }

    /** Of those alone whose comment is any policy's concern: the calm ones would cost a round trip each for nothing. */
    private Uni<Optional<Map<AccountKey, Rung>>> standings(
            List<Intake> intakes, List<Reading> readings, Duration budget) {
        Set<AccountKey> authors = new HashSet<>();
        for (int i = 0; i < intakes.size(); i++) {
            if (readings.get(i).isOfConcern()) {
                authors.add(intakes.get(i).accountKey());
            }
        }
        String namespace = intakes.get(0).caller().namespace();
        return standing.rungs(namespace, authors, budget)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static List<Surroundings> surroundings(
            List<Intake> intakes,
            List<Optional<CoordinationReport>> reports,
            Optional<Map<AccountKey, Rung>> standings) {
        List<Surroundings> surroundings = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            AccountKey author = intakes.get(i).accountKey();
            surroundings.add(
                    new Surroundings(reports.get(i), standings.map(rungs -> rungs.getOrDefault(author, Rung.CLEAN))));
        }
        return surroundings;
    }
}
