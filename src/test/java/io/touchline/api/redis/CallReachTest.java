package io.touchline.api.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallReachTest {

    @Test
    void aClusterGetsACallForEachKey() {
        assertThat(CallReach.SLOT.calls(work(), 10))
                .containsExactly(
                        Map.of("a", List.of(1, 2)), Map.of("b", List.of(3, 4, 5, 6, 7)), Map.of("c", List.of(8)));
    }

    @Test
    void oneNodeGetsAsMuchAsACallTakesAndNeverHalfOfAKey() {
        assertThat(CallReach.NODE.calls(work(), 8)).containsExactly(work());
        assertThat(CallReach.NODE.calls(work(), 6))
                .containsExactly(Map.of("a", List.of(1, 2)), Map.of("b", List.of(3, 4, 5, 6, 7), "c", List.of(8)));
        assertThat(CallReach.NODE.calls(work(), 3)).hasSize(3);
        assertThat(CallReach.NODE.calls(Map.of(), 3)).isEmpty();
    }

    private static Map<String, List<Integer>> work() {
        Map<String, List<Integer>> work = new LinkedHashMap<>();
        work.put("a", List.of(1, 2));
        work.put("b", List.of(3, 4, 5, 6, 7));
        work.put("c", List.of(8));
        return work;
    }
}
