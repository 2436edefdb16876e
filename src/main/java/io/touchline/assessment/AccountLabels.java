package io.touchline.assessment;

import io.touchline.coordination.CoordinationReport;
import io.touchline.coordination.Observation;
import io.touchline.coordination.Signal;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.target.Imitation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels of a comment together with those of its account: what the text says, what the author is called, and
 * whether it is posted again and again.
 */
final class AccountLabels {

    /** A display name from here on passes for somebody's. */
    static final double HOLDS = 0.5;

    private AccountLabels() {}

    /** @param report empty if Redis could not be asked */
    static List<LabelScore> of(Reading reading, Optional<CoordinationReport> report) {
        List<LabelScore> labels = new ArrayList<>();
        Map<Label, LabelScore> ofAccount = new EnumMap<>(Label.class);
        for (LabelScore held : reading.score().labels()) {
            if (held.label().category() != Category.ACCOUNT) {
                labels.add(held);
            } else {
                // Who sells shoes under nobody's defeat is no concern of this service, nor what one's own account says.
                ofOthers(held, reading.own())
                        .ifPresent(label -> ofAccount.merge(label.label(), label, AccountLabels::surer));
            }
        }
        reading.impostures().stream()
                .map(Imposture::imitation)
                .forEach(imitation -> ofAccount.merge(Label.IMPERSONATION, label(imitation), AccountLabels::surer));
        report.filter(found -> found.signals().contains(Signal.BULK_HOMOGENEOUS))
                .filter(found -> matters(reading, ofAccount))
                .ifPresent(found -> ofAccount.put(Label.BULK_HOMOGENEOUS, bulk(reading, found)));
        labels.addAll(ofAccount.values());
        return List.copyOf(labels);
    }

    /** How grave what the text says is, without what one's own account says of itself. */
    static Severity severity(Reading reading) {
        return reading.score().labels().stream()
                .filter(held -> held.label().category() != Category.ACCOUNT
                        || ofOthers(held, reading.own()).isPresent())
                .map(LabelScore::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    private static Optional<LabelScore> ofOthers(LabelScore held, Set<String> own) {
        List<String> others =
                held.targetIds().stream().filter(id -> !own.contains(id)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new LabelScore(held.label(), held.score(), held.severity(), others));
    }

    /** Who cheers ten times in the same words is a fan. */
    private static boolean matters(Reading reading, Map<Label, LabelScore> ofAccount) {
        return reading.hostility() >= Observation.DOUBTFUL || ofAccount.containsKey(Label.TREND_JACKING);
    }

    private static LabelScore label(Imitation imitation) {
        return new LabelScore(Label.IMPERSONATION, imitation.score(), Severity.RUDE, List.of(imitation.targetId()));
    }

    private static LabelScore bulk(Reading reading, CoordinationReport report) {
        return new LabelScore(
                Label.BULK_HOMOGENEOUS,
                Math.max(HOLDS, report.score()),
                Severity.RUDE,
                reading.targets().stream().map(target -> target.id()).toList());
    }

    /** The higher score, the graver severity, everybody's targets. */
    private static LabelScore surer(LabelScore one, LabelScore other) {
        Set<String> targetIds = new LinkedHashSet<>(one.targetIds());
        targetIds.addAll(other.targetIds());
        return new LabelScore(
                one.label(),
                Math.max(one.score(), other.score()),
                one.severity().compareTo(other.severity()) >= 0 ? one.severity() : other.severity(),
                List.copyOf(targetIds));
    }
}
