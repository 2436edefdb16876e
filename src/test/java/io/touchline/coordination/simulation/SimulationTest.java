package io.touchline.coordination.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The crowd and the stream as a whole; what campaigns promise is in {@link CampaignWriterTest}. */
class SimulationTest {

    private static final int ORGANIC = 20_000;

    private static Simulation simulation;
    private static List<SimulatedComment> comments;

    @BeforeAll
    static void simulate() {
        simulation = new Simulation(7, ORGANIC);
        comments = all(simulation);
    }

    private static List<SimulatedComment> all(Simulation simulation) {
        List<SimulatedComment> comments = new ArrayList<>();
        simulation.comments().forEachRemaining(comments::add);
        return comments;
    }

    private static List<SimulatedComment> organic() {
        return comments.stream()
                .filter(comment -> simulation.campaignOf(comment.account()).isEmpty())
                .toList();
    }

    @Test
    void oneSeedGivesOneStream() {
        assertThat(all(simulation)).isEqualTo(comments);
        assertThat(all(new Simulation(7, ORGANIC))).isEqualTo(comments);
    }

    @Test
    void anotherSeedGivesAnother() {
        Set<String> texts = organic().stream()
                .map(SimulatedComment::text)
                .filter(text -> text.length() > 12)
                .collect(Collectors.toSet());
        Simulation other = new Simulation(8, 2_000, CampaignPlan.NONE);

        long shared = all(other).stream()
                .filter(comment -> texts.contains(comment.text()))
                .count();

        // What fan clubs and fads copy, and slogans.
        assertThat(shared).isLessThan(500);
    }

    @Test
    void standsInOrderOfTimeWithinFourHours() {
        assertThat(comments).extracting(SimulatedComment::at).isSorted();
        assertThat(comments.get(0).at()).isAfterOrEqualTo(MatchDay.BEGIN);
        assertThat(comments.get(comments.size() - 1).at()).isBefore(MatchDay.BEGIN.plus(Duration.ofHours(4)));
        assertThat(comments).extracting(SimulatedComment::commentId).doesNotHaveDuplicates();
    }

    @Test
    void hasAsManyOrganicCommentsAsAskedFor() {
        assertThat(organic()).hasSize(ORGANIC);
        assertThat(all(new Simulation(7, 5_000, CampaignPlan.NONE))).hasSize(5_000);
    }

    @Test
    void noAccountIsBothOrganicAndOfACampaign() {
        assertThat(organic()).allMatch(comment -> comment.campaign() == null);
        assertThat(organic()).allMatch(comment -> comment.account() < simulation.organicAccounts());
        assertThat(simulation.campaigns().stream().flatMap(campaign -> simulation.accountsOf(campaign).stream()))
                .doesNotHaveDuplicates()
                .allMatch(account -> account >= simulation.organicAccounts());
    }

    @Test
    void mostAccountsWriteOnceAndFewVeryOften() {
        Map<Integer, Integer> counts = new HashMap<>();
        organic().forEach(comment -> counts.merge(comment.account(), 1, Integer::sum));

        assertThat(counts).hasSizeBetween(ORGANIC * 37 / 100, ORGANIC * 40 / 100);
        assertThat(counts.values().stream().filter(count -> count <= 2).count() / (double) counts.size())
                .isBetween(0.7, 0.85);
        assertThat(counts.values().stream().filter(count -> count >= 50).count())
                .isBetween(8L, 60L);
    }

    @Test
    void scoresAsManyCommentsHostileAsSixHarmfulOfAHundredWould() {
        long hostile =
                organic().stream().filter(comment -> comment.hostility() >= 0.5).count();

        // 84% of the harmful and 5% of the harmless ones.
        assertThat(hostile / (double) ORGANIC).isCloseTo(0.06 * 0.84 + 0.94 * 0.05, within(0.02));
    }

    @Test
    void oneTextHasOneScore() {
        Map<String, Set<Double>> scores = new HashMap<>();
        organic().forEach(comment -> scores.computeIfAbsent(comment.text(), text -> new HashSet<>())
                .add(comment.hostility()));

        scores.values().removeIf(found -> found.size() == 1);
        assertThat(scores).isEmpty();
    }

    @Test
    void burstsAfterMoments() {
        Map<Long, Long> perTenMinutes = organic().stream()
                .collect(Collectors.groupingBy(
                        comment ->
                                Duration.between(MatchDay.BEGIN, comment.at()).toMinutes() / 10,
                        Collectors.counting()));

        assertThat(perTenMinutes.get(17L)).isGreaterThan(3 * perTenMinutes.get(1L));
    }

    @Test
    void antiFansAttackOneTargetInManyThreads() {
        Map<Integer, List<SimulatedComment>> hostile = organic().stream()
                .filter(comment -> simulation.organicKind(comment.account()) == OrganicKind.ANTI_FAN)
                .filter(comment -> comment.hostility() >= 0.5)
                .collect(Collectors.groupingBy(SimulatedComment::account));

        assertThat(hostile).isNotEmpty().allSatisfy((account, attacks) -> {
            Map<String, Long> targets = attacks.stream()
                    .flatMap(attack -> attack.targetIds().stream())
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            assertThat(targets.values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .getAsLong())
                    .isGreaterThan(attacks.size() / 2);
            assertThat(attacks.stream().map(SimulatedComment::threadId).distinct())
                    .hasSizeGreaterThan(2);
        });
    }

    @Test
    void fanClubsPostTheSameWithinMinutes() {
        Map<String, Long> copies = organic().stream()
                .filter(comment -> simulation.organicKind(comment.account()) == OrganicKind.FAN_CLUB)
                .filter(comment -> comment.text().contains("生日快乐"))
                .collect(Collectors.groupingBy(SimulatedComment::text, Collectors.counting()));

        assertThat(copies.values().stream().filter(count -> count >= 25)).hasSize(3);
    }
}
