package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.Caller;
import io.touchline.api.KeyedHash;
import io.touchline.coordination.CoordinationReport;
import io.touchline.coordination.CoordinationTracker;
import io.touchline.coordination.ObjectFinder;
import io.touchline.coordination.Observation;
import io.touchline.handling.AuthorNotices;
import io.touchline.handling.Decision;
import io.touchline.handling.PolicyService;
import io.touchline.handling.Rung;
import io.touchline.handling.Situation;
import io.touchline.handling.Suggestion;
import io.touchline.handling.standing.StandingReader;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges comments that are new: reads them, looks at what moves with them, asks the policy. Stores nothing. */
@ApplicationScoped
class Assessor {

    /** Beyond these a call waits longer for Redis, in proportion. */
    private static final int COMMENTS_PER_BUDGET = 50;

    private final TargetRegistry targets;
    private final RunningLexicons lexicons;
    private final CoordinationTracker coordination;
    private final StageTimers timers;
    private final Map<Suggestion, Counter> comments = new EnumMap<>(Suggestion.class);
    private final Clock clock;
    private final AssessmentConfig config;
    private final ObjectFinder objects;
    private final IntakeDesk desk;
    private final CommentReader reader;
    private final SecondOpinions opinions;
    private final ShadowModel shadow;
    private final StandingReader standing;
    private final AnswerComposer composer = new AnswerComposer(AuthorNotices.bundled());

    Assessor(
            TargetRegistry targets,
            RunningLexicons lexicons,
            SecondOpinions opinions,
            ShadowModel shadow,
            PolicyService policies,
            CoordinationTracker coordination,
            StandingReader standing,
            StageTimers timers,
            MeterRegistry meters,
            Clock clock,
            AssessmentConfig config,
            KeyedHash hash,
            Canonicaliser canonicaliser) {
        this.targets = targets;
        this.lexicons = lexicons;
        this.coordination = coordination;
        this.standing = standing;
        this.timers = timers;
        for (Suggestion suggestion : Suggestion.values()) {
            comments.put(suggestion, meters.counter("touchline.comments", "suggestion", suggestion.name()));
        }
        this.clock = clock;
        this.config = config;
        this.objects = new ObjectFinder(hash);
        this.desk = new IntakeDesk(hash, policies, config.allowedSkew());
        this.opinions = opinions;
        this.shadow = shadow;
        this.reader = new CommentReader(canonicaliser, opinions::version);
    }

    /** One comment judged. */
    record Assessed(Reading reading, Situation situation, Decision decision, Assessment assessment) {}

    /** Takes in valid requests of one caller; the time of receipt is now. */
    List<Intake> take(Caller caller, List<AssessmentRequest> requests) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TargetSnapshot registry = targets.current();
        return requests.stream()
                .map(request -> desk.take(
                        caller, request, receivedAt, id -> registry.find(id).isPresent()))
                .toList();
    }

    /** @return one for each, in order; never fails because Redis is away */
    Uni<List<Assessed>> assess(List<Intake> intakes, Deadline deadline) {
        return opinions.hear(timers.scoring(() -> readings(intakes)), deadline)
                .chain(readings -> judged(intakes, readings, deadline));
    }

    private Uni<List<Assessed>> judged(List<Intake> intakes, List<Reading> readings, Deadline deadline) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            observations.add(observation(intakes.get(i), readings.get(i)));
        }
        Duration budget = deadline.leftAtMost(coordinationBudget(intakes.size()));
        Uni<List<Optional<CoordinationReport>>> reports = coordination
                .observe(observations, budget)
                .map(found -> found.stream().map(Optional::of).toList())
                .onFailure()
                .recoverWithItem(() -> Collections.nCopies(intakes.size(), Optional.empty()));
        Uni<Optional<Map<AccountKey, Rung>>> standings = standings(intakes, readings, budget);
        return timers.redis(Uni.combine().all().unis(reports, standings).asTuple())
                .map(known -> decided(intakes, readings, surroundings(intakes, known.getItem1(), known.getItem2())));
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

    private Duration coordinationBudget(int comments) {
        return config.coordinationBudget().multipliedBy(1 + comments / COMMENTS_PER_BUDGET);
    }

    private List<Reading> readings(List<Intake> intakes) {
        TargetSnapshot registry = targets.current();
        RunningLexicons.Scorer scorer = lexicons.current();
        List<Reading> readings = intakes.stream()
                .map(intake -> reader.read(intake, registry, scorer))
                .toList();
        readings.forEach(shadow::compare);
        return readings;
    }

    private Observation observation(Intake intake, Reading reading) {
        String namespace = intake.caller().namespace();
        List<String> targetIds =
                reading.targets().stream().map(RegisteredTarget::id).toList();
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
                        targetIds,
                        hostility >= Observation.DOUBTFUL),
                targetIds);
    }

    private List<Assessed> decided(List<Intake> intakes, List<Reading> readings, List<Surroundings> surroundings) {
        List<Assessed> assessed = new ArrayList<>();
        for (int i = 0; i < intakes.size(); i++) {
            Intake intake = intakes.get(i);
            Reading reading = readings.get(i);
            Situation situation = Situations.of(reading, surroundings.get(i));
            Decision decision = intake.policy().decide(situation);
            comments.get(decision.suggestion()).increment();
            assessed.add(new Assessed(
                    reading,
                    situation,
                    decision,
                    composer.compose(intake, reading, surroundings.get(i), situation, decision)));
        }
        return assessed;
    }
}
