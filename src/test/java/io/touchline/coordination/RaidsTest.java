package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaidsTest {

    private static final long START = 1_785_765_600;
    private static final String RAIDS = GroupId.of(0x1001);
    private static final String TEXTS = GroupId.of(0x2000);

    private final Map<AccountKey, Integer> meetings = new HashMap<>();
    private final Map<AccountKey, AccountTies.Standing> partners = new HashMap<>();

    @Test
    void thoseWhoMeetAgainAndAgainAreACompany() {
        met(accounts(2, 4), 5);

        Raids.Company company = company(accounts(2, 4)).orElseThrow();

        assertThat(company.members()).isEqualTo(accounts(2, 4));
        assertThat(company.groupId()).isEmpty();
    }

    @Test
    void thoseWhoMeetForTheFirstTimeAreNot() {
        met(accounts(2, 12), 1);

        assertThat(company(accounts(2, 12))).isEmpty();
    }

    @Test
    void nobodyMetIsNoCompany() {
        met(accounts(2, 12), 5);

        assertThat(company(Set.of())).isEmpty();
    }

    @Test
    void onePartnerIsNoCompany() {
        met(accounts(2, 2), 20);

        assertThat(company(accounts(2, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 400})
    void fewWhoMeetAgainInACrowdAreNoCompany(int crowd) {
        met(accounts(2, crowd), 1);
        met(accounts(2, 1 + crowd / 20), 5);

        assertThat(company(accounts(2, crowd))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40, 400})
    void shareOfThoseWhoMeetAgainCountsAndNotTheirNumber(int met) {
        met(accounts(2, 1 + met), 1);
        met(accounts(2, 1 + 3 * met / 4), 5);

        assertThat(company(accounts(2, 1 + met)).orElseThrow().members()).isEqualTo(accounts(2, 1 + 3 * met / 4));
    }

    @Test
    void thoseOftenMetElsewhereBelongToIt() {
        met(accounts(2, 9), 5);

        assertThat(company(accounts(2, 4)).orElseThrow().members()).isEqualTo(accounts(2, 9));
    }

    @Test
    void companyThatIsKnownKeepsItsGroup() {
        met(accounts(2, 5), 5);
        are(accounts(2, 4), TEXTS, RAIDS);

        assertThat(company(accounts(2, 5)).orElseThrow().groupId()).contains(RAIDS);
    }

    /** Who are regulars here may be of another company, which this one must not hide behind. */
    @Test
    void twoOfAKnownCompanyDoNotMakeItThatOne() {
        met(accounts(2, 11), 5);
        are(accounts(2, 3), RAIDS);

        assertThat(company(accounts(2, 11)).orElseThrow().groupId()).isEmpty();
    }

    /** A caller names both players of a match: her regulars meet at three matches, and each time where she is. */
    @Test
    void whoMeetWhereverOneAthletePlaysAreNoCompany() {
        long she = 7;
        List<Tie> hers = new ArrayList<>();
        List<Tie> others = new ArrayList<>();
        for (long match = 1; match <= 5; match++) {
            for (AccountKey regular : accounts(2, 6)) {
                hers.add(new Tie(regular, Tie.atTwo(she, 100 + match), 7, START + match * 3_600));
                others.add(new Tie(regular, Tie.atTwo(200 + match, 100 + match), 7, START + match * 3_600));
            }
        }

        assertThat(company(accounts(2, 6), hers)).isEmpty();
        assertThat(company(accounts(2, 6), others)).isPresent();
    }

    /** One stir in which they met at her opponent first and at her a minute later is one place with her next match. */
    @Test
    void allPlacesOfAStirAreOne() {
        List<Tie> ties = new ArrayList<>();
        for (AccountKey regular : accounts(2, 6)) {
            for (long match = 1; match <= 4; match++) {
                long second = START + match * 3_600;
                ties.add(new Tie(regular, List.of(100 + match), 7, second));
                ties.add(new Tie(regular, Tie.atTwo(7, 200 + match), 7, second + 60));
            }
        }

        assertThat(company(accounts(2, 6), ties)).isEmpty();
    }

    /** Whoever named two was among all those who were at either. */
    @Test
    void occasionIsOfAllWhoWereAtAPlace() {
        List<Tie> ties = new ArrayList<>();
        accounts(2, 19).forEach(account -> ties.add(new Tie(account, List.of(7L), 7, START)));
        accounts(20, 21).forEach(account -> ties.add(new Tie(account, Tie.atTwo(7, 8), 7, START)));

        Collection<Set<AccountKey>> before =
                Raids.metBefore(new AccountTies.Standing(ties, List.of()), START + 3_600, Duration.ofMinutes(10));

        assertThat(before).containsExactly(accounts(2, 21));
    }

    @Test
    void groupOfTextsIsNotItsGroup() {
        met(accounts(2, 5), 5);
        are(accounts(2, 5), TEXTS);

        assertThat(company(accounts(2, 5)).orElseThrow().groupId()).isEmpty();
    }

    @Test
    void whoTurnsUpTwiceBesideAKnownCompanyJoinsIt() {
        met(accounts(2, 5), 2);
        met(accounts(6, 10), 1);
        are(accounts(2, 5), RAIDS);

        Raids.Company company = company(accounts(2, 6)).orElseThrow();

        assertThat(company.groupId()).contains(RAIDS);
    }

    @Test
    void whoSeesAKnownCompanyForTheFirstTimeDoesNot() {
        met(accounts(2, 5), 1);
        are(accounts(2, 5), RAIDS);

        assertThat(company(accounts(2, 5))).isEmpty();
    }

    @Test
    void companyIsKnownWhereEnoughOfThoseMetAreOfIt() {
        are(accounts(2, 5), RAIDS);

        assertThat(Raids.met(accounts(2, 8), partners)).contains(RAIDS);
        assertThat(Raids.met(accounts(2, 40), partners)).isEmpty();
        assertThat(Raids.met(Set.of(), partners)).isEmpty();
    }

    /** Of a large company others came first each time. */
    @Test
    void whoWasAmongOthersOfTheSameCompanyBeforeIsKnownByThem() {
        List<Tie> ties = new ArrayList<>();
        accounts(2, 5).forEach(account -> ties.add(new Tie(account, List.of(1L), 7, START)));
        accounts(6, 9).forEach(account -> ties.add(new Tie(account, List.of(2L), 7, START + 3_600)));

        Collection<Set<AccountKey>> before = metBefore(ties, START + 3_900);

        assertThat(before).containsExactly(accounts(2, 5));
        assertThat(Raids.wasThere(accounts(4, 12), before)).isTrue();
        assertThat(Raids.wasThere(accounts(5, 12), before)).isFalse();
        assertThat(Raids.wasThere(accounts(6, 12), before)).isFalse();
    }

    @Test
    void oneWhoWasMetBeforeIsNoOccasion() {
        Tie tie = new Tie(Comments.account(2), List.of(1L), 7, START);

        assertThat(metBefore(List.of(tie), START + 3_600)).isEmpty();
    }

    private static Collection<Set<AccountKey>> metBefore(List<Tie> ties, long now) {
        return Raids.metBefore(new AccountTies.Standing(ties, List.of()), now, Duration.ofMinutes(10));
    }

    @Test
    void thoseWhoMeetAtManyPlacesInOneStirAreNot() {
        List<Tie> ties = new ArrayList<>();
        for (AccountKey account : accounts(2, 9)) {
            for (long place = 0; place < 5; place++) {
                ties.add(new Tie(account, List.of(place), 7, START + place * 100));
            }
        }

        assertThat(Raids.company(
                        accounts(2, 9), new AccountTies.Standing(ties, List.of()), partners, Duration.ofMinutes(10)))
                .isEmpty();
    }

    private Optional<Raids.Company> company(Set<AccountKey> here) {
        List<Tie> ties = new ArrayList<>();
        meetings.forEach((account, times) -> {
            for (long place = 0; place < times; place++) {
                ties.add(new Tie(account, List.of(place), 7, START + place * 3_600));
            }
        });
        return company(here, ties);
    }

    private Optional<Raids.Company> company(Set<AccountKey> here, List<Tie> ties) {
        return Raids.company(here, new AccountTies.Standing(ties, List.of()), partners, Duration.ofMinutes(10));
    }

    private void met(Set<AccountKey> accounts, int times) {
        accounts.forEach(account -> meetings.put(account, times));
    }

    private void are(Set<AccountKey> accounts, String... groupIds) {
        accounts.forEach(account -> partners.put(account, new AccountTies.Standing(List.of(), List.of(groupIds))));
    }

    private static Set<AccountKey> accounts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Comments::account).collect(Collectors.toSet());
    }
}
