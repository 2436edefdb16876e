package io.touchline.rumour;

import io.touchline.rumour.RumourQuery.About;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registered rumours, ready to be recognised in comments. A comment costs nothing where none of its targets has a rumour,
 * and about the same however many there are. Changes are taken one caller at a time; matching goes on beside them and
 * sees each target's rumours as they were or as they are. Plain Java.
 */
public final class RumourIndex {

    /** Rumours that an encoder reads a comment beside, some 6 ms each, whatever it is about. */
    private static final int ASKED = 8;

    /** Claims beside stretches of one comment, some 2.5 µs each. */
    private static final int COMPARED = 16_000;

    private final RumourMeans means;
    private final Map<String, TargetRumours> byTarget = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Filed> filed = new ConcurrentHashMap<>();

    /** Where a rumour stands, and what answers say of it. */
    private record Filed(String targetId, Debunk debunk) {}

    /** Who showed a rumour to be false, and where that can be read. */
    public record Debunk(String by, String source) {}

    /** A rumour with what its target is called; archived ones are taken out. */
    public record Entry(Rumour rumour, List<String> names) {

        public Entry {
            names = List.copyOf(names);
        }
    }

    public RumourIndex(Canonicaliser canonicaliser) {
        this(new RumourMeans(canonicaliser));
    }

    RumourIndex(RumourMeans means) {
        this.means = means;
    }

    /** How many there are. Never waits for a change that is under way, as matching does not. */
    public int size() {
        return filed.size();
    }

    /** Whether there is a rumour about a target. */
    public boolean isAbout(String targetId) {
        return byTarget.containsKey(targetId);
    }

    /** Who showed a rumour to be false; empty if there is no such rumour (any more). */
    public Optional<Debunk> debunk(String rumourId) {
        return Optional.ofNullable(filed.get(rumourId)).map(Filed::debunk);
    }

    /** Puts in what is new or changed, takes out what is archived. In force when it returns. */
    public synchronized void take(List<Entry> entries) {
        Map<String, Map<String, Claim>> changes = new HashMap<>();
        for (Entry entry : entries) {
            Rumour rumour = entry.rumour();
            Filed before = filed.get(rumour.id());
            if (before != null) {
                changes.computeIfAbsent(before.targetId(), added -> new HashMap<>())
                        .put(rumour.id(), null);
            }
            if (rumour.archived()) {
                filed.remove(rumour.id());
            } else {
                Claim claim = means.reader().claim(rumour, entry.names());
                filed.put(rumour.id(), new Filed(rumour.targetId(), debunkOf(rumour)));
                changes.computeIfAbsent(rumour.targetId(), added -> new HashMap<>())
                        .put(rumour.id(), claim);
            }
        }
        file(changes);
    }

    /** Takes out all but these. */
    public synchronized void retain(Set<String> rumourIds) {
        Map<String, Map<String, Claim>> changes = new HashMap<>();
        filed.forEach((id, where) -> {
            if (!rumourIds.contains(id)) {
                changes.computeIfAbsent(where.targetId(), added -> new HashMap<>())
                        .put(id, null);
            }
        });
        filed.keySet().retainAll(rumourIds);
        file(changes);
    }

    /** @param changes by target and rumour; null for what is taken out */
    private void file(Map<String, Map<String, Claim>> changes) {
        changes.forEach((target, changed) -> {
            TargetRumours now =
                    byTarget.getOrDefault(target, TargetRumours.NONE).with(changed);
            if (now.size() == 0) {
                byTarget.remove(target);
            } else {
                byTarget.put(target, now);
            }
        });
    }

    /** A few bodies debunk most rumours: their names are kept once. */
    private Debunk debunkOf(Rumour rumour) {
        return new Debunk(bodies.computeIfAbsent(rumour.debunkedBy(), name -> name), rumour.source());
    }

    /** False if a claim says nothing that it could be recognised by: names and everyday words alone. */
    public boolean recognisable(String text, List<String> names) {
        ClaimReader claimReader = means.reader();
        return claimReader.recognisable(claimReader.claim(new Rumour("", "", text, "", "", null), names));
    }

    /** False if a claim is too long for a comment that repeats it to be known by its words. */
    public boolean fits(String text, List<String> names) {
        return means.reader().fits(text, names);
    }

    /** The rumours that a comment tells, see {@link Compared#matches}. */
    public List<RumourMatch> match(RumourQuery query, PairReader reader) {
        return compare(query).matches(reader);
    }

    /**
     * Holds a comment against what is registered about its targets, word by word: what costs most. Of a long text about
     * many targets with many rumours each only the beginning.
     */
    public Compared compare(RumourQuery query) {
        List<List<RumourMatcher.Pair>> likely = new ArrayList<>();
        List<Span> stretches = Windows.of(query.text());
        boolean complete = true;
        for (About about : query.about()) {
            TargetRumours rumours = byTarget.get(about.targetId());
            if (rumours != null) {
                int most = Math.max(1, COMPARED / query.about().size() / rumours.mostCandidates());
                List<Span> compared = stretches.subList(0, Math.min(most, stretches.size()));
                likely.add(likely(query, about, rumours, windows(query, about, compared)));
                complete &= stretches.size() <= most;
            }
        }
        return new Compared(likely.isEmpty() ? List.of() : inTurn(likely), complete);
    }

    /** What a comment may tell. Immutable. */
    public final class Compared {

        /** About each target in turn, the likeliest by words first. */
        private final List<RumourMatcher.Pair> pairs;

        private final boolean complete;

        private Compared(List<RumourMatcher.Pair> pairs, boolean complete) {
            this.pairs = pairs;
            this.complete = complete;
        }

        /** False where the end of the comment was not looked at. */
        public boolean complete() {
            return complete;
        }

        /**
         * The rumours that the comment tells, the likeliest first, each once.
         *
         * @param reader asked only where the words alone leave it open, at most {@value RumourIndex#ASKED} times
         */
        public List<RumourMatch> matches(PairReader reader) {
            List<RumourMatch> found = told(pairs, reader);
            found.sort((one, other) -> Double.compare(other.probability(), one.probability()));
            return found;
        }
    }

    /** A stretch of a comment, read for one of its targets. */
    private record Window(Reading reading, Said said) {}

    /** A claim may name others than its target: like there, only the target's names are no words. */
    private List<Window> windows(RumourQuery query, About about, List<Span> stretches) {
        ClaimReader claimReader = means.reader();
        BitSet names = Reading.units(about.places());
        return stretches.stream()
                .map(stretch -> new Reading(query.text(), stretch, names))
                .map(reading -> new Window(reading, claimReader.read(reading)))
                .toList();
    }

    /** The claims about a target that may be told, the likeliest by words first. */
    private List<RumourMatcher.Pair> likely(
            RumourQuery query, About about, TargetRumours rumours, List<Window> windows) {
        RumourMatcher matcher = means.matcher();
        List<Span> others = query.othersThan(about);
        List<RumourMatcher.Pair> pairs = new ArrayList<>();
        for (Window window : windows) {
            RumourMatcher.Told told =
                    new RumourMatcher.Told(about, others, query.scored(), window.reading, window.said);
            for (Claim claim : rumours.candidates(window.said)) {
                RumourMatcher.Pair pair = matcher.pair(claim, told);
                if (matcher.worthAsking(pair)) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort((one, other) -> Double.compare(other.cheap(), one.cheap()));
        return pairs;
    }

    /** Whoever has many rumours takes nobody else's turn. */
    private static List<RumourMatcher.Pair> inTurn(List<List<RumourMatcher.Pair>> likely) {
        if (likely.size() == 1) {
            return likely.get(0);
        }
        int most = likely.stream().mapToInt(List::size).max().orElseThrow();
        List<RumourMatcher.Pair> turns = new ArrayList<>();
        for (int turn = 0; turn < most; turn++) {
            for (List<RumourMatcher.Pair> ofTarget : likely) {
                if (turn < ofTarget.size()) {
                    turns.add(ofTarget.get(turn));
                }
            }
        }
        return turns;
    }

    private List<RumourMatch> told(List<RumourMatcher.Pair> pairs, PairReader reader) {
        RumourMatcher matcher = means.matcher();
        Map<String, RumourMatch> best = new HashMap<>();
        boolean heard = false;
        int asked = 0;
        for (RumourMatcher.Pair pair : pairs) {
            Optional<RumourMatch> match = Optional.empty();
            if (asked < ASKED) {
                asked++;
                RumourMatcher.Verdict verdict = matcher.verdict(pair, reader);
                heard |= verdict.byEncoder();
                match = verdict.match();
            } else if (!heard || pair.numbers().copied()) {
                // Where an encoder is to be had, words alone are no witness for what nobody had time to compare, but
                // for the claim's own, which no encoder would talk away.
                match = matcher.verdict(pair, PairReader.NONE).match();
            }
            match.ifPresent(found -> best.merge(
                    found.rumourId(), found, (one, other) -> one.probability() >= other.probability() ? one : other));
        }
        return new ArrayList<>(best.values());
    }
}
