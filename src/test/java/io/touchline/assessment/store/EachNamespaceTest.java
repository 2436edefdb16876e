package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.Outage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
