package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupBookTest {

    private static final String OLDER = GroupId.of(0x2222_0000_0000_0000L);
    private static final String YOUNGER = GroupId.of(0x1111_0000_0000_0000L);
    private static final String APART = GroupId.of(0x3333_0000_0000_0000L);
    private static final int MOST_CUTS = 100;

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final String namespace = "t-" + Comments.random();
    private final Comments comments = new Comments(namespace);
    private final CutRedis cut = CutRedis.of(OWN.redis());
    private final GroupBook book = book(cut.client());

    @Test
    void groupIsShownFromItsLeastMembersOn() {
        assertThat(add(OLDER, members(1, 4, 0)).listed()).isFalse();
        assertThat(groups()).isEmpty();

        assertThat(add(OLDER, members(5, 5, 0))).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(groups()).singleElement().satisfies(group -> assertThat(group.memberActions())
                .hasSize(5));
    }

    /** As even as it is, it is no swarm, and with so many members nobody meets himself again in what is told of its text. */
    @Test
    void groupOfCopiesIsShownOnceHalfOfItsManyMembersSayItAgain() {
        assertThat(add(OLDER, dripping(1, 24, 0)).listed()).isFalse();
        assertThat(add(OLDER, dripping(1, 11, 6_000)).listed()).isFalse();

        assertThat(add(OLDER, dripping(12, 12, 6_000)).listed()).isTrue();
    }

    @Test
    void fewWhoSayItAgainMayBeOfAnyCrowd() {
        add(OLDER, dripping(1, 19, 0));

        assertThat(add(OLDER, dripping(1, 19, 6_000)).listed()).isFalse();
    }

    /** What everybody has said all along. */
    private GroupAddition dripping(int first, int last, int second) {
        GroupAddition addition = new GroupAddition(GroupKind.NEAR_DUPLICATE_SWARM, 5, Comments.KICK_OFF)
                .asSwarm(Instant.EPOCH, new Traffic.Volume(10_000, 1_000), List.of(), 9_000);
        for (int account = first; account <= last; account++) {
            addition.action(GroupAction.of(comments.hostile(account, second + account)));
        }
        return addition;
    }

    @Test
    void groupsThatShareAccountsBecomeOneWithTheOlderId() {
        add(YOUNGER, members(3, 8, 100));
        add(OLDER, members(1, 6, 0));

        Group group = onlyGroup();

        assertThat(group.summary().id()).isEqualTo(OLDER);
        assertThat(group.memberActions()).hasSize(8);
        assertThat(group.memberActions().get(Comments.account(4))).isEqualTo(2);
        assertThat(group.actionCount()).isEqualTo(12);
        assertThat(groupsOf(Comments.account(8))).containsExactly(OLDER);
    }

    @Test
    void additionThatShowsThatTwoAreOneIsToldTheOlder() {
        add(OLDER, members(1, 6, 0));

        assertThat(add(YOUNGER, members(2, 7, 100))).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(onlyGroup().summary().lastSeen()).isEqualTo(Comments.KICK_OFF.plusSeconds(107));
    }

    @Test
    void groupsThatShareOneAccountStayApart() {
        add(OLDER, members(1, 6, 0));
        add(APART, members(6, 11, 100));

        assertThat(groups()).extracting(group -> group.summary().id()).containsExactlyInAnyOrder(OLDER, APART);
        assertThat(groupsOf(Comments.account(6))).containsExactlyInAnyOrder(OLDER, APART);
    }

    @Test
    void whatIsAddedToTheYoungerLaterGoesToTheOlder() {
        add(OLDER, members(1, 6, 0));
        add(YOUNGER, members(2, 7, 100));

        GroupBook.Entry entry = add(YOUNGER, members(20, 21, 100));

        assertThat(entry).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(onlyGroup().memberActions()).hasSize(9).containsKeys(Comments.account(20), Comments.account(21));
        assertThat(groupsOf(Comments.account(20))).containsExactly(OLDER);
    }

    @Test
    void threeGroupsBecomeOne() {
        add(APART, members(5, 10, 200));
        add(YOUNGER, members(1, 6, 100));
        add(OLDER, members(1, 10, 0));

        assertThat(onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(onlyGroup().memberActions()).hasSize(10);
        assertThat(onlyGroup().actionCount()).isEqualTo(22);
    }

    @Test
    void repeatChangesNothing() {
        GroupAddition older = members(1, 6, 0);
        GroupAddition younger = members(2, 7, 100);
        add(OLDER, older);
        add(YOUNGER, younger);
        Group before = onlyGroup();

        for (int repeat = 0; repeat < 2; repeat++) {
            add(YOUNGER, younger);
            add(OLDER, older);
        }

        assertThat(onlyGroup()).isEqualTo(before);
    }

    /** The younger one has members that the repeated addition knows nothing of. */
    @Test
    void mergeThatWasCutAnywhereIsCompletedByARepeat() {
        int commands = 0;
        do {
            GroupBookTest test = new GroupBookTest();
            GroupAddition last = test.members(3, 6, 100);
            test.add(OLDER, test.members(1, 6, 0));
            test.add(YOUNGER, test.members(7, 9, 100));
            test.cut.cutAfter(commands);
            try {
                test.add(YOUNGER, last);
            } catch (RuntimeException e) {
                assertThat(test.cut.isCut()).isTrue();
            }
            boolean wasCut = test.cut.isCut();
            test.cut.mend();

            GroupBook.Entry entry = test.add(YOUNGER, last);

            assertThat(entry.groupId()).as("cut after %d commands", commands).isEqualTo(OLDER);
            assertThat(test.onlyGroup().memberActions())
                    .as("cut after %d commands", commands)
                    .hasSize(9);
            assertThat(test.onlyGroup().actionCount()).isEqualTo(13);
            for (int account = 1; account <= 9; account++) {
                assertThat(test.groupsOf(Comments.account(account))).containsExactly(OLDER);
            }
            if (!wasCut) {
                break;
            }
            commands++;
        } while (commands < MOST_CUTS);
        assertThat(commands).isBetween(10, MOST_CUTS - 1);
    }

    /** No try has the time for all accounts. */
    @Test
    void mergeThatIsCutAgainAndAgainGoesOnWhereItWasCut() {
        add(OLDER, members(1, 6, 0));
        add(YOUNGER, members(7, 106, 100));
        GroupAddition last = members(3, 6, 100);
        int tries = 0;
        boolean wasCut = true;
        while (wasCut && tries < 10) {
            cut.cutAfter(28);
            try {
                add(YOUNGER, last);
            } catch (RuntimeException e) {
                assertThat(cut.isCut()).isTrue();
            }
            wasCut = cut.isCut();
            cut.mend();
            tries++;
        }

        assertThat(tries).isBetween(3, 9);
        assertThat(onlyGroup().memberActions()).hasSize(106);
        for (int account = 1; account <= 106; account++) {
            assertThat(groupsOf(Comments.account(account))).containsExactly(OLDER);
        }
    }

    @Test
    void oneAdditionMovesNoMoreThanAFewAccountsAndTheNextOnesTheRest() {
        add(OLDER, members(1, 6, 0));
        add(YOUNGER, members(7, 306, 100));

        for (int addition = 0; addition < 5; addition++) {
            cut.cutAfter(150);
            assertThat(add(YOUNGER, members(3, 6, 100))).isEqualTo(new GroupBook.Entry(OLDER, true));
            assertThat(onlyGroup().memberActions()).hasSize(306);
        }

        for (int account = 1; account <= 306; account++) {
            assertThat(groupsOf(Comments.account(account))).containsExactly(OLDER);
        }
    }

    @Test
    void swarmWhoseListingWasCutIsListedByARepeat() {
        int commands = 0;
        boolean wasCut = true;
        while (wasCut && commands < MOST_CUTS) {
            GroupBookTest test = new GroupBookTest();
            GroupAddition swarm =
                    test.members(1, 5, 0).asSwarm(Instant.EPOCH, new Traffic.Volume(10_000, 1_000), List.of(), 0);
            test.cut.cutAfter(commands);
            try {
                test.add(OLDER, swarm);
            } catch (RuntimeException e) {
                assertThat(test.cut.isCut()).isTrue();
            }
            wasCut = test.cut.isCut();
            test.cut.mend();

            assertThat(test.add(OLDER, swarm))
                    .as("cut after %d commands", commands)
                    .isEqualTo(new GroupBook.Entry(OLDER, true));
            assertThat(test.onlyGroup().memberActions()).hasSize(5);
            commands++;
        }
        assertThat(commands).isBetween(5, MOST_CUTS - 1);
    }

    /** Accounts may be left behind in a group that went into another: what they found next is compared with that one. */
    @Test
    void groupThatWentIntoAShownOneDrawsNoCrowdInBehindItself() {
        add(YOUNGER, members(3, 8, 100));
        add(OLDER, members(1, 6, 0));
        assertThat(onlyGroup().listed()).isTrue();
        String crowd = GroupId.ofFirst(namespace, GroupKind.SAME_TEXT_SWARM, Comments.account(90), 1);
        for (int account = 6; account <= 8; account++) {
            accounts()
                    .join(namespace, YOUNGER, Map.of(Comments.account(account), Comments.KICK_OFF), Optional.of(OLDER))
                    .await()
                    .indefinitely();
        }

        GroupAddition unshown = new GroupAddition(GroupKind.NEAR_DUPLICATE_SWARM, 5, Comments.KICK_OFF.plusSeconds(200))
                .asSwarm(Instant.EPOCH, new Traffic.Volume(10_000, 1_000), List.of(), 9_000);
        for (int account = 6; account <= 11; account++) {
            unshown.action(GroupAction.of(comments.hostile(account, 200 + account)));
        }
        add(crowd, unshown);

        assertThat(onlyGroup().memberActions()).hasSize(8);
    }

    /** As where a node of a cluster comes back empty: its part lies on another one, and some accounts had not left it. */
    @Test
    void lostGroupThatIsFoundedAnewStaysTheWhole() {
        add(YOUNGER, members(3, 8, 100));
        add(OLDER, members(1, 6, 0));
        Swarms.forget(OWN.redis(), namespace, OLDER);
        for (int account = 6; account <= 8; account++) {
            accounts()
                    .join(namespace, YOUNGER, Map.of(Comments.account(account), Comments.KICK_OFF), Optional.of(OLDER))
                    .await()
                    .indefinitely();
        }

        add(OLDER, members(6, 8, 300));

        assertThat(onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(add(YOUNGER, members(9, 9, 300)).groupId()).isEqualTo(OLDER);
    }

    private GroupBook.Entry add(String id, GroupAddition addition) {
        return add(book, id, addition);
    }

    private GroupBook.Entry add(GroupBook to, String id, GroupAddition addition) {
        return to.add(namespace, id, addition).await().indefinitely();
    }

    /** Eight actions are kept, and thirty have been counted. */
    @Test
    void mergedGroupBringsWhatItHasCountedAndDoesNotKeep() {
        GroupBook small = book(cut.client(), Map.of("groups.max-actions", "8"));
        for (int round = 0; round < 3; round++) {
            add(small, YOUNGER, members(3, 12, 100 + 20 * round));
        }
        GroupAddition older = members(1, 4, 0);
        add(small, OLDER, older);
        add(small, OLDER, members(3, 5, 200));

        Group group = onlyGroup();
        assertThat(group.summary().id()).isEqualTo(OLDER);
        assertThat(group.actionCount()).isEqualTo(30 + 4 + 3);
        assertThat(group.memberActions())
                .containsEntry(Comments.account(1), 1)
                .containsEntry(Comments.account(4), 5)
                .containsEntry(Comments.account(5), 4)
                .containsEntry(Comments.account(12), 3);
        assertThat(group.summary().firstSeen()).isEqualTo(Comments.KICK_OFF.plusSeconds(1));
        assertThat(group.origins()).containsExactly(YOUNGER);

        add(small, OLDER, older);
        add(small, YOUNGER, members(3, 3, 300));

        assertThat(onlyGroup().actionCount()).isEqualTo(30 + 4 + 3 + 1);
    }

    /** The last of three brings what the second had from the first, once. */
    @Test
    void whatCameThroughTwoGroupsCountsOnce() {
        GroupBook small = book(cut.client(), Map.of("groups.max-actions", "8"));
        for (int round = 0; round < 2; round++) {
            add(small, APART, members(1, 10, 200 + 20 * round));
        }
        add(small, YOUNGER, members(1, 6, 100));
        add(small, OLDER, members(1, 6, 0));

        assertThat(onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(onlyGroup().actionCount()).isEqualTo(32);
        assertThat(onlyGroup().memberActions().get(Comments.account(1))).isEqualTo(4);
        assertThat(onlyGroup().origins()).containsExactlyInAnyOrder(YOUNGER, APART);
    }

    /** What is noted of it would never expire. */
    @Test
    void groupThatRedisHasLetGoDoesNotComeBack() {
        GroupStore store = new GroupStore(OWN.redis(), TestConfigs.with(Map.of()));

        Optional<GroupStore.Closed> closed =
                store.close(namespace, YOUNGER, OLDER).await().indefinitely();
        store.list(namespace, APART, "SWARM").await().indefinitely();

        assertThat(closed).contains(new GroupStore.Closed(OLDER, 0));
        assertThat(OWN.redis()
                        .send(Request.cmd(Command.KEYS).arg("tl:{" + namespace + ":*"))
                        .await()
                        .indefinitely()
                        .size())
                .isZero();
    }

    /** Accounts with one hostile action each. @param founded seconds after kick-off */
    private GroupAddition members(int first, int last, int founded) {
        GroupAddition addition =
                new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF.plusSeconds(founded));
        for (int account = first; account <= last; account++) {
            addition.action(GroupAction.of(comments.hostile(account, founded + account)));
        }
        return addition.targets(List.of("lin-zhixia"));
    }

    private List<Group> groups() {
        return ListedGroups.of(OWN.redis(), namespace);
    }

    /** Also the only one in the list. */
    private Group onlyGroup() {
        assertThat(ListedGroups.ids(OWN.redis(), namespace)).hasSize(1);
        assertThat(groups()).hasSize(1);
        return groups().get(0);
    }

    private List<String> groupsOf(AccountKey account) {
        return accounts().standing(namespace, account).await().indefinitely().groupIds();
    }

    private static AccountTies accounts() {
        return Coordination.of(
                        OWN.redis(), CallReach.NODE, Clock.systemUTC(), TestConfigs.with(Map.of()), (name, id) -> {})
                .accounts();
    }

    private static GroupBook book(Redis redis) {
        return book(redis, Map.of());
    }

    private static GroupBook book(Redis redis, Map<String, String> config) {
        return Coordination.of(redis, CallReach.NODE, Clock.systemUTC(), TestConfigs.with(config), (name, id) -> {})
                .groups();
    }
}
