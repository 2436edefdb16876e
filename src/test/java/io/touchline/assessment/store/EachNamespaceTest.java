package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class EachNamespaceTest {

    private static final List<String> ALL = List.of("a", "b", "c", "d");

    private final EachNamespace each =
            new EachNamespace(new Outage(Logger.getLogger(EachNamespaceTest.class), "test not done"));
    private final Set<String> broken = new HashSet<>();

    @Test
    void goesOnAfterOneThatFails() {
        broken.add("a");

        assertThat(round()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void triesThoseThatFailedLastAndInTurnUntilOneFailsAgain() {
        broken.addAll(List.of("a", "b", "c"));
        round();

        assertThat(round()).containsExactly("d", "a");
        assertThat(round()).containsExactly("d", "b");
        broken.remove("c");
        assertThat(round()).containsExactly("d", "c", "a");
        broken.clear();
        assertThat(round()).containsExactly("c", "d", "b", "a");
        assertThat(round()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void thoseOfWhichMuchIsLeftTakeTurns() {
        assertThat(rounds(Map.of("a", 4, "c", 3), Duration.ofMinutes(1)))
                .containsExactly("a", "b", "c", "d", "a", "c", "a", "c", "a");
    }

    /** One that does not come to an end keeps no other from what came in meanwhile. */
    @Test
    void looksAtAllAgainAfterAWhile() {
        assertThat(rounds(Map.of("b", 2), Duration.ZERO)).containsExactly("a", "b", "c", "d", "a", "b", "c", "d");
    }

    @Test
    void oneThatFailsOnTheWayIsLeftAlone() {
        broken.add("c");

        assertThat(rounds(Map.of("a", 3, "c", 3), Duration.ofMinutes(1))).containsExactly("a", "b", "c", "d", "a", "a");
    }

    /** @param pieces of work, where there is more than one */
    private List<String> rounds(Map<String, Integer> pieces, Duration aWhile) {
        Map<String, Integer> left = new HashMap<>(pieces);
        List<String> tried = new ArrayList<>();
        each.rounds(
                () -> ALL,
                namespace -> {
                    tried.add(namespace);
                    if (broken.contains(namespace)) {
                        throw new IllegalStateException("broken");
                    }
                    return left.merge(namespace, -1, Integer::sum) > 0;
                },
                aWhile);
        return tried;
    }

    private List<String> round() {
        List<String> tried = new ArrayList<>();
        each.round(ALL, namespace -> {
            tried.add(namespace);
            if (broken.contains(namespace)) {
                throw new IllegalStateException("broken");
            }
        });
        return tried;
    }
}
