package io.touchline.coordination;

import static io.touchline.coordination.WrittenGroups.APART;
import static io.touchline.coordination.WrittenGroups.OLDER;
import static io.touchline.coordination.WrittenGroups.YOUNGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupBookTest {

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final WrittenGroups written = new WrittenGroups(OWN.redis());
    private final String namespace = written.namespace();
    private final Comments comments = written.comments();

    @Test
    void groupIsShownFromItsLeastMembersOn() {
        assertThat(written.add(OLDER, written.members(1, 4, 0)).listed()).isFalse();
        assertThat(written.groups()).isEmpty();

        assertThat(written.add(OLDER, written.members(5, 5, 0))).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(written.groups()).singleElement().satisfies(group -> assertThat(group.memberActions())
                .hasSize(5));
    }

    /** As even as it is, it is no swarm, and with so many members nobody meets himself again in what is told of its text. */
    @Test
    void groupOfCopiesIsShownOnceHalfOfItsManyMembersSayItAgain() {
        assertThat(written.add(OLDER, dripping(1, 24, 0)).listed()).isFalse();
        assertThat(written.add(OLDER, dripping(1, 11, 6_000)).listed()).isFalse();

        assertThat(written.add(OLDER, dripping(12, 12, 6_000)).listed()).isTrue();
    }

    @Test
    void fewWhoSayItAgainMayBeOfAnyCrowd() {
        written.add(OLDER, dripping(1, 19, 0));

        assertThat(written.add(OLDER, dripping(1, 19, 6_000)).listed()).isFalse();
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
        written.add(YOUNGER, written.members(3, 8, 100));
        written.add(OLDER, written.members(1, 6, 0));

        Group group = written.onlyGroup();

        assertThat(group.summary().id()).isEqualTo(OLDER);
        assertThat(group.summary().kind()).as("two texts").isEqualTo(GroupKind.NEAR_DUPLICATE_SWARM);
        assertThat(group.memberActions()).hasSize(8);
        assertThat(group.memberActions().get(Comments.account(4))).isEqualTo(2);
        assertThat(group.actionCount()).isEqualTo(12);
        assertThat(written.groupsOf(Comments.account(8))).containsExactly(OLDER);
    }

    @Test
    void additionThatShowsThatTwoAreOneIsToldTheOlder() {
        written.add(OLDER, written.members(1, 6, 0));

        assertThat(written.add(YOUNGER, written.members(2, 7, 100))).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(written.onlyGroup().summary().lastSeen()).isEqualTo(Comments.KICK_OFF.plusSeconds(107));
    }

    @Test
    void groupsThatShareOneAccountStayApart() {
        written.add(OLDER, written.members(1, 6, 0));
        written.add(APART, written.members(6, 11, 100));

        assertThat(written.groups()).extracting(group -> group.summary().id()).containsExactlyInAnyOrder(OLDER, APART);
        assertThat(written.groupsOf(Comments.account(6))).containsExactlyInAnyOrder(OLDER, APART);
    }

    @Test
    void whatIsAddedToTheYoungerLaterGoesToTheOlder() {
        written.add(OLDER, written.members(1, 6, 0));
        written.add(YOUNGER, written.members(2, 7, 100));

        GroupBook.Entry entry = written.add(YOUNGER, written.members(20, 21, 100));

        assertThat(entry).isEqualTo(new GroupBook.Entry(OLDER, true));
        assertThat(written.onlyGroup().memberActions())
                .hasSize(9)
                .containsKeys(Comments.account(20), Comments.account(21));
        assertThat(written.groupsOf(Comments.account(20))).containsExactly(OLDER);
    }

    /** Each of eight is in each of four larger beginnings, which no group that is shown draws in. */
    @Test
    void accountsThatAreInOthersAreComparedByAFewCommands() {
        List<String> beginnings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String id = GroupId.ofFirst(namespace, GroupKind.NEAR_DUPLICATE_SWARM, Comments.account(90), i);
            beginnings.add(id);
            written.add(id, dripping(100 * i + 101, 100 * i + 120, 1_000 * i));
            written.add(id, dripping(1, 8, 1_000 * i));
        }

        assertThat(written.addAndCut(OLDER, written.members(1, 8, 9_000), 25)).isFalse();

        assertThat(written.onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(written.groupsOf(Comments.account(8))).hasSize(5).containsAll(beginnings);
    }

    @Test
    void threeGroupsBecomeOne() {
        written.add(APART, written.members(5, 10, 200));
        written.add(YOUNGER, written.members(1, 6, 100));
        written.add(OLDER, written.members(1, 10, 0));

        assertThat(written.onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(written.onlyGroup().memberActions()).hasSize(10);
        assertThat(written.onlyGroup().actionCount()).isEqualTo(22);
    }

    @Test
    void repeatChangesNothing() {
        GroupAddition older = written.members(1, 6, 0);
        GroupAddition younger = written.members(2, 7, 100);
        written.add(OLDER, older);
        written.add(YOUNGER, younger);
        Group before = written.onlyGroup();

        for (int repeat = 0; repeat < 2; repeat++) {
            written.add(YOUNGER, younger);
            written.add(OLDER, older);
        }

        assertThat(written.onlyGroup()).isEqualTo(before);
    }

    /** Accounts may be left behind in a group that went into another: what they found next is compared with that one. */
    @Test
    void groupThatWentIntoAShownOneDrawsNoCrowdInBehindItself() {
        written.add(YOUNGER, written.members(3, 8, 100));
        written.add(OLDER, written.members(1, 6, 0));
        assertThat(written.onlyGroup().listed()).isTrue();
        String crowd = GroupId.ofFirst(namespace, GroupKind.SAME_TEXT_SWARM, Comments.account(90), 1);
        for (int account = 6; account <= 8; account++) {
            written.accounts()
                    .join(namespace, YOUNGER, Map.of(Comments.account(account), Comments.KICK_OFF), Optional.of(OLDER))
                    .await()
                    .indefinitely();
        }

        GroupAddition unshown = new GroupAddition(GroupKind.NEAR_DUPLICATE_SWARM, 5, Comments.KICK_OFF.plusSeconds(200))
                .asSwarm(Instant.EPOCH, new Traffic.Volume(10_000, 1_000), List.of(), 9_000);
        for (int account = 6; account <= 11; account++) {
            unshown.action(GroupAction.of(comments.hostile(account, 200 + account)));
        }
        written.add(crowd, unshown);

        assertThat(written.onlyGroup().memberActions()).hasSize(8);
    }

    /** Of a group that went into another long ago it is known where it went, and no member any more. */
    @Test
    void groupThatHasExpiredBehindItsWayDrawsNoOtherAlong() {
        written.add(YOUNGER, written.members(3, 8, 100));
        written.add(OLDER, written.members(1, 6, 0));
        for (int account = 6; account <= 8; account++) {
            written.accounts()
                    .join(namespace, YOUNGER, Map.of(Comments.account(account), Comments.KICK_OFF), Optional.of(OLDER))
                    .await()
                    .indefinitely();
        }
        for (String part : List.of("actions", "members", "targets")) {
            OWN.redis()
                    .send(Request.cmd(Command.DEL).arg("tl:{" + namespace + ":group:" + YOUNGER + "}:" + part))
                    .await()
                    .indefinitely();
        }

        written.add(APART, written.members(6, 30, 300));

        assertThat(written.groups()).extracting(group -> group.summary().id()).containsExactlyInAnyOrder(OLDER, APART);
        assertThat(written.add(APART, written.members(31, 31, 300)).groupId()).isEqualTo(APART);
    }

    /** As where a node of a cluster comes back empty: its part lies on another one, and some accounts had not left it. */
    @Test
    void lostGroupThatIsFoundedAnewStaysTheWhole() {
        written.add(YOUNGER, written.members(3, 8, 100));
        written.add(OLDER, written.members(1, 6, 0));
        Swarms.forget(OWN.redis(), namespace, OLDER);
        for (int account = 6; account <= 8; account++) {
            written.accounts()
                    .join(namespace, YOUNGER, Map.of(Comments.account(account), Comments.KICK_OFF), Optional.of(OLDER))
                    .await()
                    .indefinitely();
        }

        written.add(OLDER, written.members(6, 8, 300));

        assertThat(written.onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(written.add(YOUNGER, written.members(9, 9, 300)).groupId()).isEqualTo(OLDER);
    }

    /** Eight actions are kept, and thirty have been counted. */
    @Test
    void mergedGroupBringsWhatItHasCountedAndDoesNotKeep() {
        GroupBook small = written.book(Map.of("groups.max-actions", "8"));
        for (int round = 0; round < 3; round++) {
            written.add(small, YOUNGER, written.members(3, 12, 100 + 20 * round));
        }
        GroupAddition older = written.members(1, 4, 0);
        written.add(small, OLDER, older);
        written.add(small, OLDER, written.members(3, 5, 200));

        Group group = written.onlyGroup();
        assertThat(group.summary().id()).isEqualTo(OLDER);
        assertThat(group.actionCount()).isEqualTo(30 + 4 + 3);
        assertThat(group.memberActions())
                .containsEntry(Comments.account(1), 1)
                .containsEntry(Comments.account(4), 5)
                .containsEntry(Comments.account(5), 4)
                .containsEntry(Comments.account(12), 3);
        assertThat(group.summary().firstSeen()).isEqualTo(Comments.KICK_OFF.plusSeconds(1));
        assertThat(group.origins()).containsExactly(YOUNGER);

        written.add(small, OLDER, older);
        written.add(small, YOUNGER, written.members(3, 3, 300));

        assertThat(written.onlyGroup().actionCount()).isEqualTo(30 + 4 + 3 + 1);
    }

    /** The last of three brings what the second had from the first, once. */
    @Test
    void whatCameThroughTwoGroupsCountsOnce() {
        GroupBook small = written.book(Map.of("groups.max-actions", "8"));
        for (int round = 0; round < 2; round++) {
            written.add(small, APART, written.members(1, 10, 200 + 20 * round));
        }
        written.add(small, YOUNGER, written.members(1, 6, 100));
        written.add(small, OLDER, written.members(1, 6, 0));

        assertThat(written.onlyGroup().summary().id()).isEqualTo(OLDER);
        assertThat(written.onlyGroup().actionCount()).isEqualTo(32);
        assertThat(written.onlyGroup().memberActions().get(Comments.account(1))).isEqualTo(4);
        assertThat(written.onlyGroup().origins()).containsExactlyInAnyOrder(YOUNGER, APART);
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
}
