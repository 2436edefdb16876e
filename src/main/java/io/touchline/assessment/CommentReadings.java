package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.touchline.target.TargetRegistry;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads comments with what is in force now, hears a second opinion where the first is in doubt, and looks for rumours told
 * again.
 */
@ApplicationScoped
class CommentReadings {

    private final TargetRegistry targets;
    private final RunningLexicons lexicons;
    private final SecondOpinions opinions;
    private final ToldRumours rumours;
    private final ShadowModel shadow;
    private final StageTimers timers;
    private final CommentReader reader;

    CommentReadings(
            TargetRegistry targets,
            RunningLexicons lexicons,
            SecondOpinions opinions,
            ToldRumours rumours,
            ShadowModel shadow,
            StageTimers timers,
            Canonicaliser canonicaliser) {
        this.targets = targets;
        this.lexicons = lexicons;
        this.opinions = opinions;
        this.rumours = rumours;
        this.shadow = shadow;
        this.timers = timers;
        this.reader = new CommentReader(canonicaliser, opinions::version);
    }

    /** @return one for each, in order */
    Uni<List<Reading>> read(List<Intake> intakes, Deadline deadline) {
        return opinions.hear(timers.scoring(() -> readings(intakes)), deadline)
                .chain(readings -> rumours.hear(readings, deadline));
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
