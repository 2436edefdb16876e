package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call's comments on their way through Redis: sorted by key, one round trip per key, all at once; then the groups
 * they form; then the reports. Used once.
 */
final class ObservationRun {

    private final List<Observation> observations;
    private final int swarmSize;
    private final SameTextWindow.Sighting[] sameText;
    private final List<List<TargetActivity.Sighting>> sameTarget;
    private final Map<TargetKey, StormLevel> storms = new HashMap<>();

    private record TextKey(String namespace, String textKey) {}

    private record TargetKey(String namespace, String targetId) {}

    /** What a call adds to one group. */
    private record Addition(Set<String> targetIds, List<CoAction> actions) {

        Instant lastSeen() {
            return actions.stream().map(CoAction::at).max(Instant::compareTo).orElseThrow();
        }
    }

    ObservationRun(List<Observation> observations, int swarmSize) {
        this.observations = observations;
        this.swarmSize = swarmSize;
        this.sameText = new SameTextWindow.Sighting[observations.size()];
        this.sameTarget = new ArrayList<>(observations.size());
        observations.forEach(observation -> sameTarget.add(new ArrayList<>(2)));
    }

    Uni<List<CoordinationReport>> through(
            SameTextWindow texts, TargetActivity targets, GroupStore groups, GroupIndex index) {
        return all(look(texts, targets))
                // A group that an answer names has to be listed already, so it is written before there is a report.
                .chain(() -> all(write(groups, index)))
                .map(done -> reports());
    }

    private List<Uni<Void>> look(SameTextWindow texts, TargetActivity targets) {
        Map<TextKey, List<Integer>> byText = new LinkedHashMap<>();
        Map<TargetKey, List<Integer>> byTarget = new LinkedHashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation comment = observations.get(i);
            // A calm text is a chant or a greeting however often it is posted: it never gets as far as a window.
            if (comment.hostile() && comment.textKey() != null) {
                TextKey key = new TextKey(comment.namespace(), comment.textKey());
                byText.computeIfAbsent(key, k -> new ArrayList<>(1)).add(i);
            }
            for (String targetId : comment.targetIds()) {
                TargetKey key = new TargetKey(comment.namespace(), targetId);
                byTarget.computeIfAbsent(key, k -> new ArrayList<>(1)).add(i);
            }
        }
        List<Uni<Void>> calls = new ArrayList<>(byText.size() + byTarget.size());
        byText.forEach((key, places) -> calls.add(texts.observe(key.namespace(), key.textKey(), at(places))
                .invoke(sightings -> takeText(places, sightings))
                .replaceWithVoid()));
        byTarget.forEach((key, places) -> calls.add(targets.observe(key.namespace(), key.targetId(), at(places))
                .invoke(sightings -> takeTarget(key, places, sightings))
                .replaceWithVoid()));
        return calls;
    }

    private void takeText(List<Integer> places, List<SameTextWindow.Sighting> sightings) {
        for (int i = 0; i < places.size(); i++) {
            sameText[places.get(i)] = sightings.get(i);
        }
    }

    /** Answers for different targets arrive on different threads and may meet at one comment. */
    private synchronized void takeTarget(TargetKey key, List<Integer> places, TargetActivity.Sightings sightings) {
        for (int i = 0; i < places.size(); i++) {
            sameTarget.get(places.get(i)).add(sightings.sightings().get(i));
        }
        StormBuckets buckets = sightings.buckets();
        storms.put(key, StormGauge.level(buckets, buckets.newestOr(Instant.EPOCH)));
    }

    private List<Uni<Void>> write(GroupStore groups, GroupIndex index) {
        Map<TextKey, Addition> additions = new LinkedHashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            if (!isSwarm(i)) {
                continue;
            }
            Observation comment = observations.get(i);
            Addition addition = additions.computeIfAbsent(
                    new TextKey(comment.namespace(), comment.textKey()),
                    key -> new Addition(new LinkedHashSet<>(), new ArrayList<>()));
            addition.targetIds().addAll(comment.targetIds());
            addition.actions().addAll(sameText[i].actions());
            addition.actions().add(CoAction.of(comment));
        }
        List<Uni<Void>> calls = new ArrayList<>(2 * additions.size());
        additions.forEach((key, addition) -> {
            String id = GroupStore.id(key.namespace(), key.textKey());
            calls.add(groups.add(key.namespace(), id, addition.targetIds(), addition.actions()));
            calls.add(index.touch(key.namespace(), id, addition.lastSeen()));
        });
        return calls;
    }

    private List<CoordinationReport> reports() {
        List<CoordinationReport> reports = new ArrayList<>(observations.size());
        for (int i = 0; i < observations.size(); i++) {
            reports.add(report(i));
        }
        return reports;
    }

    private CoordinationReport report(int place) {
        Observation comment = observations.get(place);
        SameTextWindow.Sighting text = sameText[place];
        int textOthers = text == null ? 0 : text.others();
        boolean capped = text != null && text.capped();
        int targetOthers = 0;
        for (TargetActivity.Sighting sighting : sameTarget.get(place)) {
            targetOthers = Math.max(targetOthers, sighting.others());
            capped |= sighting.capped();
        }
        List<Signal> signals = new ArrayList<>(2);
        if (textOthers > 0) {
            signals.add(Signal.SAME_TEXT);
        }
        if (targetOthers >= CoordinationScore.TARGET_SIGNAL) {
            signals.add(Signal.SAME_TARGET);
        }
        Optional<String> groupId =
                isSwarm(place) ? Optional.of(GroupStore.id(comment.namespace(), comment.textKey())) : Optional.empty();
        double score = CoordinationScore.of(textOthers, targetOthers);
        return new CoordinationReport(groupId, score, signals, storms(comment), capped);
    }

    private Map<String, StormLevel> storms(Observation comment) {
        Map<String, StormLevel> levels = new HashMap<>();
        for (String targetId : comment.targetIds()) {
            levels.put(targetId, storms.get(new TargetKey(comment.namespace(), targetId)));
        }
        return levels;
    }

    private boolean isSwarm(int place) {
        return sameText[place] != null && sameText[place].others() + 1 >= swarmSize;
    }

    private List<Observation> at(List<Integer> places) {
        return places.stream().map(observations::get).toList();
    }

    private static Uni<Void> all(List<Uni<Void>> calls) {
        return calls.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(calls).andFailFast().replaceWithVoid();
    }
}
