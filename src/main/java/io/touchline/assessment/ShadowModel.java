package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.ShadowScorer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that runs beside the one in force and decides nothing: {@code touchline_shadow_decisions_total} counts, by
 * category, where the two would assert the same and where only one of them would.
 */
@ApplicationScoped
class ShadowModel {

    private final Optional<ShadowScorer> shadow;
    private final MeterRegistry meters;

    @Inject
    ShadowModel(AssessmentConfig config, MeterRegistry meters) {
        this(
                config.shadowModelFile().isPresent()
                        ? Optional.of(new ShadowScorer(GivenModel.read(
                                GivenModel.SHADOW, config.shadowModelFile().get(), ModelFile::read)))
                        : Optional.empty(),
                meters);
    }

    /** It is made for the start, not for the first comment: a file that does not read stops the start. */
    void start(@Observes @Priority(155) StartupEvent event) {}

    ShadowModel(Optional<ShadowScorer> shadow, MeterRegistry meters) {
        this.shadow = shadow;
        this.meters = meters;
    }

    /** Compares the two on one comment, by lexicons and first tier. */
    void compare(Reading reading) {
        if (shadow.isEmpty()) {
            return;
        }
        CommentScore other = shadow.get().score(reading.first());
        reading.first().score().categories().forEach((category, score) -> counter(
                        category,
                        score.asserted(),
                        other.categories().get(category).asserted())
                .increment());
    }

    private Counter counter(Category category, boolean running, boolean beside) {
        String outcome = running == beside ? "same" : running ? "running_only" : "shadow_only";
        return meters.counter(
                "touchline.shadow.decisions",
                "category",
                category.name().toLowerCase(Locale.ROOT),
                "model",
                shadow.orElseThrow().version(),
                "outcome",
                outcome);
    }
}
