package io.touchline.assessment;

import io.touchline.coordination.Observation;
import io.touchline.encoder.Opinion;
import io.touchline.handling.ThreadTrait;
import io.touchline.lexicon.Modifier;
import io.touchline.rumour.RumourMatch;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.FirstReading;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.ToldRumour;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.CanonicalText;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one comment says by itself, before anything about its surroundings is known.
 *
 * @param first what a second opinion needs
 * @param score with the second opinion, if there is one, and the rumours that it tells
 * @param opinion the second opinion that was heard
 * @param opinionMissed whether a second opinion was wanted and did not come
 * @param rumours debunked claims that it tells again
 * @param all whom it is about, however many
 * @param told those of them that an answer is about, a hundred at most: by another score it may be others
 * @param impostures whom the author is called like, if that passes for somebody; the surest first
 * @param versions of what it was read with
 */
record Reading(
        CanonicalText text,
        FirstReading first,
        CommentScore score,
        Optional<Opinion> opinion,
        boolean opinionMissed,
        List<RumourMatch> rumours,
        Addressees all,
        Addressees told,
        List<Imposture> impostures,
        Map<String, String> versions) {

    private static final String OF_RUMOURS = "rumours";

    /** Where one of these speaks for a comment, it is about an attack and none itself. */
    private static final Set<Modifier> ABOUT_ATTACKS =
            EnumSet.of(Modifier.QUOTED, Modifier.COUNTER_SPEECH, Modifier.DEBUNK);

    /**
     * How much of an attack it is, in step with others or not: the largest of the three scores; 0 where it quotes,
     * refutes or objects to what is said, since those who defend somebody together are neither a swarm nor a storm.
     */
    double hostility() {
        return Collections.disjoint(score.speaking(), ABOUT_ATTACKS) ? likeliest() : 0;
    }

    /** The largest of the three scores. */
    private double likeliest() {
        return score.categories().values().stream()
                .mapToDouble(CategoryScore::score)
                .max()
                .orElse(0);
    }

    /** Whom none of the labels that hold is about, hostile as it may be; nobody where none holds. */
    Set<String> spared() {
        List<LabelScore> labels = score.labels();
        Set<String> meant =
                labels.stream().flatMap(label -> label.targetIds().stream()).collect(Collectors.toUnmodifiableSet());
        return labels.isEmpty()
                ? Set.of()
                : targets().stream()
                        .map(RegisteredTarget::id)
                        .filter(id -> !meant.contains(id))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whom it attacks, as storms count it. */
    List<String> attacked() {
        if (hostility() < Observation.HOSTILE) {
            return List.of();
        }
        Set<String> spared = spared();
        return targets().stream()
                .map(RegisteredTarget::id)
                .filter(id -> !spared.contains(id))
                .toList();
    }

    /** Whom it concerns, each once: those that the text is about, then whom the author is called like. */
    List<RegisteredTarget> concerned() {
        return Stream.concat(targets().stream(), impostures.stream().map(Imposture::of))
                .distinct()
                .toList();
    }

    /** Whether a policy could want to know who wrote it: the text may be harmful, or its author passes for somebody. */
    boolean isOfConcern() {
        return likeliest() >= Observation.DOUBTFUL || !score.labels().isEmpty() || !impostures.isEmpty();
    }

    /** As it was first read. */
    static Reading of(
            CanonicalText text,
            FirstReading first,
            Addressees all,
            List<Imposture> impostures,
            Map<String, String> versions) {
        return new Reading(
                        text, first, first.score(), Optional.empty(), false, List.of(), all, all, impostures, versions)
                .withinBounds();
    }

    private Reading withinBounds() {
        Addressees few = all.atMost(score);
        return few == told
                ? this
                : new Reading(
                        text,
                        first,
                        score.about(few.ids()),
                        opinion,
                        opinionMissed,
                        rumours,
                        all,
                        few,
                        impostures,
                        versions);
    }

    List<Assessment.AimedAt> aimedAt() {
        return told.aimedAt();
    }

    List<RegisteredTarget> targets() {
        return told.targets();
    }

    Set<String> own() {
        return told.own();
    }

    Set<ThreadTrait> thread() {
        return told.thread();
    }

    /**
     * Whom it is about and where it stands.
     *
     * @param aimedAt the targets with the places where they are named; those of thread and request without a place
     * @param targets the same targets, each once
     * @param own the targets whose official account wrote it, by their ids, and whoever is named only where they are
     * @param thread what is known of the place where it stands
     * @param asked those of {@code targets} that the request names, whether or not the text does
     */
    record Addressees(
            List<Assessment.AimedAt> aimedAt,
            List<RegisteredTarget> targets,
            Set<String> own,
            Set<ThreadTrait> thread,
            List<String> asked) {

        /** Targets of one comment: a text may name thousands, and each has a row, a place in a case and in the answer. */
        static final int MOST = 100;

        static final Addressees NONE = new Addressees(List.of(), List.of(), Set.of(), Set.of(), List.of());

        /**
         * Those that labels are about are the last to be left out, of the gravest one the very last, and of each label the
         * first; whom the request names before others.
         */
        Addressees atMost(CommentScore score) {
            if (targets.size() <= MOST) {
                return this;
            }
            List<List<String>> meant =
                    score.labels().stream().map(LabelScore::targetIds).toList();
            Stream<String> first = meant.stream().flatMap(ids -> ids.stream().limit(1));
            Set<String> kept = Stream.of(
                            first,
                            meant.stream().flatMap(List::stream),
                            asked.stream(),
                            targets.stream().map(RegisteredTarget::id))
                    .flatMap(Function.identity())
                    .distinct()
                    .limit(MOST)
                    .collect(Collectors.toUnmodifiableSet());
            return new Addressees(
                    aimedAt.stream().filter(one -> kept.contains(one.id())).toList(),
                    targets.stream().filter(one -> kept.contains(one.id())).toList(),
                    own,
                    thread,
                    asked);
        }

        private Set<String> ids() {
            return targets.stream().map(RegisteredTarget::id).collect(Collectors.toUnmodifiableSet());
        }
    }

    Reading with(Opinion heard) {
        return rescored(Optional.of(heard), false, rumours, versions);
    }

    Reading withoutOpinion() {
        return rescored(opinion, true, rumours, versions);
    }

    /** Scored with the debunked claims that it tells. @param version of what they were recognised with */
    Reading telling(List<RumourMatch> told, String version) {
        Map<String, String> also = new LinkedHashMap<>(versions);
        also.remove(OF_RUMOURS);
        if (!told.isEmpty()) {
            also.put(OF_RUMOURS, version);
        }
        return rescored(opinion, opinionMissed, told, also);
    }

    private Reading rescored(
            Optional<Opinion> heard, boolean missed, List<RumourMatch> again, Map<String, String> readWith) {
        boolean same = heard.equals(opinion) && again.equals(rumours);
        CommentScore newScore = same ? score : first.score(heard, evidence(again));
        return new Reading(text, first, newScore, heard, missed, again, all, all, impostures, readWith).withinBounds();
    }

    private List<ToldRumour> evidence(List<RumourMatch> told) {
        return told.stream()
                .map(match -> new ToldRumour(
                        match.rumourId(), match.targetId(), text.canonicalOf(match.span()), match.probability()))
                .toList();
    }
}
