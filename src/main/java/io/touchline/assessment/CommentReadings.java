package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.touchline.target.TargetRegistry;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads comments with what is in force now, and hears a second opinion where the first is in doubt. */
@ApplicationScoped
class CommentReadings {

    private final TargetRegistry targets;
    private final RunningLexicons lexicons;
    private final SecondOpinions opinions;
    private final ShadowModel shadow;
    private final StageTimers timers;
    private final CommentReader reader;

    CommentReadings(
            TargetRegistry targets,
            RunningLexicons lexicons,
            SecondOpinions opinions,
            ShadowModel shadow,
            StageTimers timers,
            Canonicaliser canonicaliser) {
        this.targets = targets;
        this.lexicons = lexicons;
        this.opinions = opinions;
        this.shadow = shadow;
        this.timers = timers;
        this.reader = new CommentReader(canonicaliser, opinions::version);
    }

    /** @return one for each, in order */
    Uni<List<Reading>> read(List<Intake> intakes, Deadline deadline) {
        return opinions.hear(timers.scoring(() -> readings(intakes)), deadline);
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
}
