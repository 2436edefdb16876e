package io.touchline.handling.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeavyTest {

    private static final int PLACES = 8;

    @Property
    void countsAreTooLowByNoMoreThanItSays(@ForAll("streams") List<Integer> stream) {
        Heavy<Integer> heavy = new Heavy<>(PLACES);
        Map<Integer, Long> exact = new HashMap<>();
        for (int key : stream) {
            heavy.add(key);
            exact.merge(key, 1L, Long::sum);
        }

        List<Heavy.Counted<Integer>> most = heavy.most(Integer.MAX_VALUE);

        assertThat(most).hasSizeLessThanOrEqualTo(PLACES);
        assertThat(heavy.error()).isLessThanOrEqualTo(2L * stream.size() / PLACES);
        if (exact.size() <= PLACES) {
            assertThat(heavy.error()).isZero();
        }
        Map<Integer, Long> told = new HashMap<>();
        most.forEach(counted -> told.put(counted.key(), counted.count()));
        exact.forEach((key, count) ->
                assertThat(told.getOrDefault(key, 0L)).isBetween(Math.max(0, count - heavy.error()), count));
        assertThat(most).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
    }

    @Provide
    Arbitrary<List<Integer>> streams() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 200))
                .list()
                .ofMaxSize(500);
    }
}
