package io.touchline.handling.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.ProblemException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StoredPolicyTest {

    private static final StoredPolicy FRESH = StoredPolicy.fresh("p");

    /** The version that came with the service. */
    private static final Optional<String> GIVEN = Optional.of("given");

    @Test
    void goesBackVersionByVersionToTheGivenOne() {
        StoredPolicy policy = FRESH.activated("a").activated("b").activated("c");

        assertThat(policy.rolledBack(GIVEN).active()).contains("b");
        assertThat(policy.rolledBack(GIVEN).rolledBack(GIVEN).active()).contains("a");
        assertThat(policy.rolledBack(GIVEN).rolledBack(GIVEN).rolledBack(GIVEN).active())
                .isEmpty();
    }

    @Test
    void cannotGoBackToNothing() {
        assertConflict(() -> FRESH.rolledBack(GIVEN));
        assertConflict(() -> FRESH.activated("a").rolledBack(Optional.empty()));
    }

    @Test
    void aShadowNeedsAnActiveVersionThatIsAnother() {
        assertConflict(() -> FRESH.shadowed("a", Optional.empty()));
        assertConflict(() -> FRESH.activated("a").shadowed("a", Optional.empty()));
        assertThat(FRESH.shadowed("a", GIVEN).shadow()).contains("a");
    }

    @Test
    void aShadowEndsWhenItsVersionDecides() {
        StoredPolicy policy = FRESH.activated("a").activated("b");

        assertThat(policy.shadowed("c", Optional.empty()).activated("c").shadow())
                .isEmpty();
        assertThat(policy.shadowed("c", Optional.empty()).activated("d").shadow())
                .contains("c");
        assertThat(policy.shadowed("a", Optional.empty())
                        .rolledBack(Optional.empty())
                        .shadow())
                .isEmpty();
    }

    @Test
    void whatCameWithTheServiceIsNotItsOwnShadow() {
        StoredPolicy policy = FRESH.activated("a").shadowed("given", GIVEN);

        assertThat(policy.rolledBack(GIVEN).shadow()).isEmpty();
        assertThat(FRESH.activated("a").shadowed("b", GIVEN).rolledBack(GIVEN).shadow())
                .contains("b");
        assertConflict(() -> FRESH.shadowed("given", GIVEN));
    }

    @Test
    void aDeletedPolicyHasNothingInForceAndNowhereToGoBackTo() {
        StoredPolicy deleted = FRESH.activated("a")
                .activated("b")
                .shadowed("c", Optional.empty())
                .archived(Instant.EPOCH);

        assertThat(deleted.active()).isEmpty();
        assertThat(deleted.shadow()).isEmpty();
        assertThat(deleted.archived(Instant.MAX)).isSameAs(deleted);
        assertThat(deleted.revived()).isEqualTo(FRESH);
    }

    /** @param steps a version to activate, or "-" to go back */
    @Property
    void rollbackUndoesActivation(@ForAll("steps") List<String> steps) {
        StoredPolicy policy = FRESH;
        Deque<String> stack = new ArrayDeque<>();
        for (String step : steps) {
            if (!step.equals("-")) {
                if (!step.equals(stack.peek())) {
                    stack.push(step);
                }
                policy = policy.activated(step);
            } else if (!stack.isEmpty()) {
                stack.pop();
                policy = policy.rolledBack(GIVEN);
            }
            assertThat(policy.active()).isEqualTo(Optional.ofNullable(stack.peek()));
        }
    }

    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.of("a", "b", "c", "-").list().ofMaxSize(20);
    }

    private static void assertConflict(Runnable step) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().status())
                .isEqualTo(409));
    }
}
