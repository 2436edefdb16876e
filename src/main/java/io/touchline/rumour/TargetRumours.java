package io.touchline.rumour;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The claims about one target. Few are all looked at; of many only those that share the rarest of what a comment says, so
 * that a comment costs about the same however many there are. Immutable: a change is a new one. Changes gather in a
 * short tail before the postings of the main part are built anew.
 */
final class TargetRumours {

    /** As many are looked at without any choice among them, in each of the two parts. */
    static final int FEW = 48;

    static final TargetRumours NONE = new TargetRumours(new Claim[0], null, new BitSet(), List.of());

    private final Claim[] main;
    private final Postings postings;
    private final BitSet gone;
    private final List<Claim> tail;

    private TargetRumours(Claim[] main, Postings postings, BitSet gone, List<Claim> tail) {
        this.main = main;
        this.postings = postings;
        this.gone = gone;
        this.tail = tail;
    }

    int size() {
        return main.length - gone.cardinality() + tail.size();
    }

    /** @param changes by rumour id, the claim as it is now or null if it is gone */
    TargetRumours with(Map<String, Claim> changes) {
        BitSet nowGone = (BitSet) gone.clone();
        Set<String> changed = new HashSet<>(changes.keySet());
        for (int i = 0; i < main.length; i++) {
            if (changed.contains(main[i].rumourId())) {
                nowGone.set(i);
            }
        }
        List<Claim> nowTail = new ArrayList<>(tail);
        nowTail.removeIf(claim -> changed.contains(claim.rumourId()));
        changes.values().stream().filter(claim -> claim != null).forEach(nowTail::add);
        if (nowTail.size() <= FEW && 2 * nowGone.cardinality() <= Math.max(FEW, main.length)) {
            return new TargetRumours(main, postings, nowGone, List.copyOf(nowTail));
        }
        Claim[] all = new Claim[main.length - nowGone.cardinality() + nowTail.size()];
        int count = 0;
        for (int i = nowGone.nextClearBit(0); i < main.length; i = nowGone.nextClearBit(i + 1)) {
            all[count++] = main[i];
        }
        for (Claim claim : nowTail) {
            all[count++] = claim;
        }
        return new TargetRumours(all, all.length > FEW ? Postings.of(all) : null, new BitSet(), List.of());
    }

    /** The most that {@link #candidates} gives. */
    int mostCandidates() {
        return tail.size() + (postings == null ? main.length - gone.cardinality() : FEW);
    }

    /** The claims that may be told. */
    List<Claim> candidates(Said said) {
        List<Claim> candidates = new ArrayList<>(tail);
        if (postings == null) {
            for (int i = gone.nextClearBit(0); i < main.length; i = gone.nextClearBit(i + 1)) {
                candidates.add(main[i]);
            }
            return candidates;
        }
        for (int i : postings.best(said, FEW, gone)) {
            candidates.add(main[i]);
        }
        return candidates;
    }
}
