package io.touchline.api.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the keys of one script call may lie apart. */
public enum CallReach {
    /** In one slot of a cluster. */
    SLOT,
    /** Anywhere: there is one node. A call costs more than most of what is done in it. */
    NODE;

    /**
     * Divides work by key into calls.
     *
     * @param byKey in order; each key stands for one slot
     * @param most things that one call takes, if that is more than one key's: a script keeps everybody else waiting
     * @return all of it, in the same order
     */
    public <K, V> List<Map<K, List<V>>> calls(Map<K, List<V>> byKey, int most) {
        List<Map<K, List<V>>> calls = new ArrayList<>();
        Map<K, List<V>> call = new LinkedHashMap<>();
        int size = 0;
        for (Map.Entry<K, List<V>> entry : byKey.entrySet()) {
            int more = entry.getValue().size();
            if (!call.isEmpty() && (this == SLOT || size + more > most)) {
                calls.add(call);
                call = new LinkedHashMap<>();
                size = 0;
            }
            call.put(entry.getKey(), entry.getValue());
            size += more;
        }
        if (!call.isEmpty()) {
            calls.add(call);
        }
        return calls;
    }
}
