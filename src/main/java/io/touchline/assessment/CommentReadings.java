package io.touchline.assessment;

import io.smallrye.mutiny.Uni;
import io.touchline.target.TargetRegistry;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.Canonicaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Reads comments with what is in force now, hears a second opinion where the first is in doubt, and looks for rumours told
 * again.
 */
@ApplicationScoped
class CommentReadings {

    private static final double ENCODERS_SHARE = 0.5;

    private final TargetRegistry targets;
    private final RunningLexicons lexicons;
    private final SecondOpinions opinions;
    private final ToldRumours rumours;
    private final ShadowModel shadow;
    private final StageTimers timers;
    private final EncoderConfig encoders;
    private final CommentReader reader;

    CommentReadings(
            TargetRegistry targets,
            RunningLexicons lexicons,
            SecondOpinions opinions,
            ToldRumours rumours,
            ShadowModel shadow,
            StageTimers timers,
            EncoderConfig encoders,
            Canonicaliser canonicaliser) {
        this.targets = targets;
        this.lexicons = lexicons;
        this.opinions = opinions;
        this.rumours = rumours;
        this.shadow = shadow;
        this.timers = timers;
        this.encoders = encoders;
        this.reader = new CommentReader(canonicaliser, opinions::version);
    }

    /** @return one for each, in order */
    Uni<List<Reading>> read(List<Intake> intakes, Deadline deadline) {
        List<Reading> first = timers.scoring(() -> readings(intakes));
        Deadline heard = Deadline.in(patience(intakes.size(), deadline));
        return opinions.hear(first, heard).chain(readings -> rumours.hear(readings, heard));
    }

    /** What opinions and rumours may take together of a call. A batch has one deadline for all its comments. */
    private Duration patience(int comments, Deadline deadline) {
        return comments == 1 ? deadline.shareAtMost(ENCODERS_SHARE, encoders.budget()) : deadline.share(ENCODERS_SHARE);
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
