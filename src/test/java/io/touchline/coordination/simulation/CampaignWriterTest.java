package io.touchline.coordination.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CampaignWriterTest {

    private static final int ORGANIC = 2_000;

    private static Simulation simulation;
    private static Map<Campaign, List<SimulatedComment>> acts;

    @BeforeAll
    static void simulate() {
        simulation = new Simulation(11, ORGANIC);
        acts = actsOf(simulation);
    }

    private static Map<Campaign, List<SimulatedComment>> actsOf(Simulation simulation) {
        Map<Campaign, List<SimulatedComment>> acts = new LinkedHashMap<>();
        simulation.comments().forEachRemaining(comment -> {
            if (comment.campaign() != null) {
                acts.computeIfAbsent(comment.campaign(), campaign -> new ArrayList<>())
                        .add(comment);
            }
        });
        return acts;
    }

    private static Map<Campaign, List<SimulatedComment>> of(CampaignKind... kinds) {
        Map<Campaign, List<SimulatedComment>> some = new LinkedHashMap<>(acts);
        some.keySet().removeIf(campaign -> !List.of(kinds).contains(campaign.kind()));
        return some;
    }

    private static Duration span(List<SimulatedComment> comments) {
        return Duration.between(
                comments.get(0).at(), comments.get(comments.size() - 1).at());
    }

    private static Map<Integer, Long> perAccount(List<SimulatedComment> comments) {
        return comments.stream().collect(Collectors.groupingBy(SimulatedComment::account, Collectors.counting()));
    }

    @Test
    void hasEveryKindInEverySize() {
        assertThat(simulation.campaigns())
                .hasSize(52)
                .isEqualTo(CampaignPlan.standard().campaigns());
        for (CampaignKind kind : CampaignKind.values()) {
            assertThat(of(kind).keySet()).extracting(Campaign::size).contains(5, 10, 20, 50, 100, 200, 500);
        }
    }

    @Test
    void everyAccountOfACampaignActs() {
        assertThat(acts.keySet()).containsExactlyInAnyOrderElementsOf(simulation.campaigns());
        acts.forEach((campaign, comments) -> {
            assertThat(perAccount(comments).keySet()).isEqualTo(simulation.accountsOf(campaign));
            assertThat(simulation.accountsOf(campaign))
                    .hasSize(campaign.size())
                    .allMatch(account -> simulation.campaignOf(account).equals(Optional.of(campaign)));
        });
    }

    @Test
    void isTheSameInAnyCrowd() {
        Map<Campaign, List<SimulatedComment>> inALargerCrowd = actsOf(new Simulation(11, 3 * ORGANIC));

        assertThat(inALargerCrowd.keySet()).isEqualTo(acts.keySet());
        acts.forEach((campaign, comments) -> assertThat(inALargerCrowd.get(campaign))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("commentId")
                .isEqualTo(comments));
    }

    @Test
    void burstsLastAtMostAQuarterOfAnHour() {
        of(CampaignKind.COPY, CampaignKind.MUTATED).forEach((campaign, comments) -> {
            assertThat(span(comments)).isLessThanOrEqualTo(Duration.ofMinutes(15));
            assertThat(perAccount(comments).values()).allMatch(count -> count <= 3);
        });
    }

    @Test
    void copiesAreCanonicallyTheSameButForHomophones() {
        Disguise disguise = new Disguise();
        of(CampaignKind.COPY).forEach((campaign, comments) -> {
            Map<String, Long> letters = comments.stream()
                    .collect(Collectors.groupingBy(comment -> disguise.letters(comment.text()), Collectors.counting()));
            long most =
                    letters.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(most).isGreaterThanOrEqualTo(comments.size() * 7L / 10);
            assertThat(comments.stream()
                            .mapToDouble(SimulatedComment::hostility)
                            .distinct())
                    .hasSize(1);
        });
    }

    @Test
    void aThirdOfTheTrigramsDiffersBetweenRewordedCopies() {
        List<Double> means = new ArrayList<>();
        of(CampaignKind.MUTATED).values().forEach(comments -> means.add(difference(comments)));

        assertThat(means.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isBetween(0.3, 0.4);
        assertThat(means).allMatch(mean -> mean > 0.2 && mean < 0.5);
    }

    private static double difference(List<SimulatedComment> comments) {
        List<Trigrams> trigrams = comments.stream()
                .limit(40)
                .map(comment -> Trigrams.of(comment.text()))
                .toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < trigrams.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += trigrams.get(i).difference(trigrams.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }

    @Test
    void pileOnsComeInRoundsWithWordsOfTheirOwn() {
        of(CampaignKind.PILE_ON).forEach((campaign, comments) -> {
            Map<String, List<SimulatedComment>> rounds =
                    comments.stream().collect(Collectors.groupingBy(SimulatedComment::threadId));
            Set<String> owners = new HashSet<>();
            rounds.keySet().forEach(thread -> owners.add(thread.substring(0, thread.lastIndexOf('-'))));

            assertThat(comments).extracting(SimulatedComment::text).doesNotHaveDuplicates();
            assertThat(rounds).hasSizeBetween(3, 6);
            assertThat(owners).hasSameSizeAs(rounds.keySet());
            rounds.values().forEach(round -> assertThat(span(round)).isLessThanOrEqualTo(Duration.ofMinutes(8)));
            if (campaign.size() >= 100) {
                assertThat(comments.size() / (double) campaign.size() / rounds.size())
                        .isCloseTo(0.9, within(0.05));
            }
        });
    }

    @Test
    void dripsKeepApartWhereTheyCan() {
        of(CampaignKind.SLOW_DRIP).forEach((campaign, comments) -> {
            assertThat(span(comments)).isBetween(Duration.ofMinutes(150), Duration.ofHours(4));
            assertThat(perAccount(comments).values()).allMatch(count -> count >= 2 && count <= 4);
            if (campaign.size() == 5) {
                for (int i = 1; i < comments.size(); i++) {
                    assertThat(Duration.between(
                                    comments.get(i - 1).at(), comments.get(i).at()))
                            .isGreaterThan(Duration.ofMinutes(9));
                }
            }
        });
    }

    @Test
    void accountsOfCampaignsSayOrdinaryThingsToo() {
        Map<Integer, Integer> camouflage = new LinkedHashMap<>();
        simulation.comments().forEachRemaining(comment -> {
            if (comment.campaign() == null && comment.account() >= CampaignWriter.FIRST_ACCOUNT) {
                camouflage.merge(comment.account(), 1, Integer::sum);
            }
        });

        assertThat(camouflage.values()).allMatch(count -> count <= 6);
        assertThat(camouflage).hasSizeGreaterThan(2_000);
    }
}
