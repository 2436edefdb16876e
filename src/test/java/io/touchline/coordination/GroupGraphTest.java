package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupGraphTest {

    private static final Instant START = Instant.parse("2026-08-03T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Test
    void countsPairsOfActionsWithinTheWindow() {
        List<GroupAction> actions =
                List.of(action(1, 0), action(2, 600), action(2, 601), action(3, 700), action(1, 700));

        List<GroupGraph.Edge> edges = new GroupGraph(actions, WINDOW).strongestEdges(10);

        assertThat(edges)
                .containsExactly(
                        new GroupGraph.Edge(account(1), account(2), 3),
                        new GroupGraph.Edge(account(2), account(3), 2),
                        new GroupGraph.Edge(account(1), account(3), 1));
    }

    @Test
    void keepsTheStrongestEdges() {
        List<GroupAction> actions = List.of(action(1, 0), action(2, 1), action(2, 2), action(3, 3));

        assertThat(new GroupGraph(actions, WINDOW).strongestEdges(2))
                .extracting(GroupGraph.Edge::weight)
                .containsExactly(2, 2);
    }

    @Test
    void scoresByPartnersNotByActions() {
        List<GroupAction> actions = List.of(action(1, 0), action(2, 1), action(1, 2), action(3, 3), action(1, 4));

        GroupGraph graph = new GroupGraph(actions, WINDOW);

        assertThat(graph.score(account(1))).isEqualTo(0.5);
        assertThat(graph.score(account(9))).isZero();
    }

    @Test
    void scoresOneAccountAsTheGraphOfAllDoes() {
        List<GroupAction> actions =
                List.of(action(1, 0), action(2, 600), action(3, 601), action(1, 1300), action(4, 1901));

        GroupGraph graph = new GroupGraph(actions, WINDOW);

        assertThat(IntStream.range(1, 6).mapToObj(GroupGraphTest::account))
                .allSatisfy(account ->
                        assertThat(GroupGraph.score(account, actions, WINDOW)).isEqualTo(graph.score(account)));
    }

    private static GroupAction action(int account, int second) {
        return new GroupAction(account(account), second, START.plusSeconds(second), 255);
    }

    private static AccountKey account(int number) {
        return AccountKey.ofHex("%032x".formatted(number));
    }
}
