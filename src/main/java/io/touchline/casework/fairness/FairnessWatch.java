package io.touchline.casework.fairness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Namespaces;
import io.touchline.api.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Shows the figures of the last {@link FairnessConfig#window()} as metrics: {@code touchline_fairness_precision} by
 * queue, {@code touchline_fairness_overturned} by rule, {@code touchline_fairness_wait_seconds} by queue (median), and
 * {@code touchline_fairness_rules_to_review}. Queues and rules are few and the policies' own.
 */
@ApplicationScoped
class FairnessWatch {

    private static final Logger LOG = Logger.getLogger(FairnessWatch.class);

    private final Fairness fairness;
    private final FairnessConfig config;
    private final Namespaces namespaces;
    private final Clock clock;
    /** By namespace; of one that cannot be counted now, what was counted before. */
    private final Map<String, FairnessReport> counted = new ConcurrentHashMap<>();

    private final MultiGauge precision;
    private final MultiGauge wait;
    private final MultiGauge overturned;
    private final MultiGauge toReview;

    @Inject
    FairnessWatch(Fairness fairness, FairnessConfig config, Namespaces namespaces, Clock clock, MeterRegistry meters) {
        this.fairness = fairness;
        this.config = config;
        this.namespaces = namespaces;
        this.clock = clock;
        this.precision = MultiGauge.builder("touchline.fairness.precision").register(meters);
        this.wait = MultiGauge.builder("touchline.fairness.wait.seconds").register(meters);
        this.overturned = MultiGauge.builder("touchline.fairness.overturned").register(meters);
        this.toReview = MultiGauge.builder("touchline.fairness.rules.to.review").register(meters);
    }

    @Scheduled(
            every = "${touchline.fairness.count-every:10m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        Instant now = clock.instant();
        for (String namespace : namespaces.all()) {
            try {
                counted.put(namespace, fairness.report(namespace, new TimeRange(now.minus(config.window()), now)));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "fairness.not-counted namespace=%s reason=%s",
                        namespace, e.getClass().getSimpleName());
            }
        }
        show();
    }

    private void show() {
        List<MultiGauge.Row<?>> precisions = new ArrayList<>();
        List<MultiGauge.Row<?>> waits = new ArrayList<>();
        List<MultiGauge.Row<?>> shares = new ArrayList<>();
        List<MultiGauge.Row<?>> reviews = new ArrayList<>();
        counted.forEach((namespace, report) -> {
            report.byQueue().forEach(queue -> {
                Tags tags = Tags.of("caller_namespace", namespace, "queue", queue.queue());
                precisions.add(MultiGauge.Row.of(tags, queue.precision()));
                waits.add(MultiGauge.Row.of(tags, queue.medianSeconds()));
            });
            report.byRule()
                    .forEach(rule -> shares.add(MultiGauge.Row.of(
                            Tags.of("caller_namespace", namespace, "rule", rule.rule()), rule.share())));
            reviews.add(MultiGauge.Row.of(
                    Tags.of("caller_namespace", namespace),
                    report.rulesToReview().size()));
        });
        precision.register(precisions, true);
        wait.register(waits, true);
        overturned.register(shares, true);
        toReview.register(reviews, true);
    }
}
