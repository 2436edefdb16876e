package io.touchline.coordination;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Groups that changed since they were last taken, each once. Bounded; never blocks; thread-safe. */
final class ChangedGroups {

    private final Set<GroupKey> groups = ConcurrentHashMap.newKeySet();
    private final LongAdder leftOut = new LongAdder();
    private final int most;

    /** @param most about how many may wait; further ones are left to {@link MissedSnapshots} */
    ChangedGroups(int most) {
        this.most = most;
    }

    void add(GroupKey group) {
        if (groups.size() < most) {
            groups.add(group);
        } else if (!groups.contains(group)) {
            leftOut.increment();
        }
    }

    void addAll(Collection<GroupKey> again) {
        again.forEach(this::add);
    }

    /** Takes all, in order. A group that changes from now on is here again. */
    List<GroupKey> take() {
        List<GroupKey> taken = new ArrayList<>(groups);
        taken.forEach(groups::remove);
        taken.sort(null);
        return taken;
    }

    /** How many changes found no room since this was last asked. */
    long leftOut() {
        return leftOut.sumThenReset();
    }
}
