package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What persons decide about groups, as Redis has it. */
class DecidedGroupsTest {

    private static final String OLDER = GroupId.of(0x2222_0000_0000_0000L);
    private static final String YOUNGER = GroupId.of(0x1111_0000_0000_0000L);

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final Comments comments = Comments.inFreshNamespace();
    private final String namespace = comments.namespace();
    private final CoordinationConfig config = TestConfigs.with(Map.of());
    private final GroupStore store = new GroupStore(OWN.redis(), config);
    private final DecidedGroups decided = new DecidedGroups(store, GroupIndex.of(OWN.redis(), config));
    private final GroupBook book = Coordination.of(
                    OWN.redis(), CallReach.NODE, Clock.systemUTC(), config, (name, id) -> {})
            .groups();

    @Test
    void whatIsClearedStaysOffTheListWhateverComesAndIsBackOnceThatIsUndone() {
        add(OLDER, members(1, 6, 0));
        assertThat(listed()).containsExactly(OLDER);

        tell(OLDER, 1, 1_000, true);

        assertThat(listed()).isEmpty();
        for (int round = 1; round <= 4; round++) {
            assertThat(add(OLDER, members(1, 30, 100 * round)).listed()).isFalse();
        }
        assertThat(listed()).isEmpty();
        assertThat(store.surviving(namespace, OLDER).await().indefinitely().flatMap(Group::takenBack))
                .contains(Instant.ofEpochMilli(1_000));

        tell(OLDER, 2, 0, false);

        assertThat(listed()).containsExactly(OLDER);
        assertThat(whole(OLDER).takenBack()).isEmpty();
        assertThat(whole(OLDER).memberActions()).hasSize(30);
        assertThat(add(OLDER, members(31, 31, 600)).listed()).isTrue();
    }

    /** Its step takes the notes from Redis, where the group went off the list when it was cleared. */
    @Test
    void groupWhoseClearingARestoreHasUndoneIsBackOnTheList() {
        GroupIndex index = GroupIndex.of(OWN.redis(), config);
        add(OLDER, members(1, 6, 0));
        add(YOUNGER, members(11, 16, 100));
        tell(OLDER, 1, 1_000, true);
        tell(YOUNGER, 2, 1_000, true);
        OWN.redis()
                .sendAndAwait(Request.cmd(Command.HDEL)
                        .arg("tl:{" + namespace + ":group:" + OLDER + "}:facts")
                        .arg("person:" + OLDER)
                        .arg("cleared"));
        assertThat(listed()).isEmpty();
        List<String> unlisted = index.unlisted(namespace).await().indefinitely();
        assertThat(unlisted).containsExactlyInAnyOrder(OLDER, YOUNGER);

        decided.relist(namespace, unlisted).await().indefinitely();

        assertThat(listed()).containsExactly(OLDER);
    }

    /** Replicas bring what they read in any order. */
    @Test
    void anEarlierVersionChangesNothing() {
        add(OLDER, members(1, 6, 0));
        tell(OLDER, 2, 0, false);

        tell(OLDER, 1, 1_000, true);

        assertThat(listed()).containsExactly(OLDER);
    }

    @Test
    void decisionIsAboutTheWholeThatAGroupHasBecomePartOfAndTheLatestCounts() {
        add(YOUNGER, members(1, 6, 100));
        add(OLDER, members(1, 6, 0));
        assertThat(whole(YOUNGER).into()).contains(OLDER);

        assertThat(tell(YOUNGER, 1, 1_000, true).wholeId()).isEqualTo(OLDER);
        assertThat(listed()).isEmpty();

        tell(OLDER, 2, 2_000, false);
        assertThat(listed()).containsExactly(OLDER);

        tell(YOUNGER, 3, 3_000, true);
        assertThat(listed()).isEmpty();

        tell(YOUNGER, 4, 0, false);
        assertThat(listed()).containsExactly(OLDER);
    }

    /** Neither is what is innocent drawn into a group, nor is a group hidden in it. */
    @Test
    void whatIsClearedStaysByItself() {
        add(OLDER, members(1, 6, 0));
        tell(OLDER, 1, 1_000, true);

        add(YOUNGER, members(1, 6, 100));
        add(YOUNGER, members(1, 6, 200));

        assertThat(whole(YOUNGER).into()).isEmpty();
        assertThat(whole(OLDER).into()).isEmpty();
        assertThat(listed()).containsExactly(YOUNGER);
        assertThat(store.close(namespace, OLDER, YOUNGER).await().indefinitely())
                .isEmpty();
        assertThat(whole(OLDER).into()).isEmpty();
    }

    /** A comment that is sent again founds the group under its old id. */
    @Test
    void redisThatHasLostTheGroupAndWhatItBecamePartOfKnowsOfBothThatTheyAreCleared() {
        decided.tell(verdict(YOUNGER, 1, 1_000, true).ofWhole(OLDER)).await().indefinitely();

        assertThat(store.whole(namespace, OLDER).await().indefinitely()).isEmpty();
        assertThat(add(YOUNGER, members(1, 6, 100)).listed()).isFalse();
        assertThat(add(OLDER, members(11, 16, 0)).listed()).isFalse();
        assertThat(listed()).isEmpty();
    }

    /** All is copied again every day: a group must not live on by that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellingTheSameAgainRenewsNothing(boolean cleared) {
        add(OLDER, members(1, 6, 0));
        tell(OLDER, 1, 1_000, cleared);
        OWN.redis()
                .send(Request.cmd(Command.PEXPIRE).arg(factsOf(OLDER)).arg(60_000))
                .await()
                .indefinitely();

        tell(OLDER, 1, 1_000, cleared);

        assertThat(OWN.redis()
                        .send(Request.cmd(Command.PTTL).arg(factsOf(OLDER)))
                        .await()
                        .indefinitely()
                        .toLong())
                .isBetween(1L, 60_000L);
    }

    /** The node that had it has lost it, and only what was decided is there again. */
    @Test
    void whatWasDecidedIsNoGroup() {
        tell(OLDER, 1, 1_000, false);

        assertThat(store.existing(namespace, List.of(OLDER)).await().indefinitely())
                .isEmpty();
        add(OLDER, members(1, 6, 0));
        assertThat(store.existing(namespace, List.of(OLDER)).await().indefinitely())
                .containsExactly(OLDER);
    }

    private GroupVerdict tell(String id, long version, long decidedAt, boolean cleared) {
        return decided.tell(verdict(id, version, decidedAt, cleared)).await().indefinitely();
    }

    private GroupVerdict verdict(String id, long version, long decidedAt, boolean cleared) {
        Optional<Instant> at = decidedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(decidedAt));
        return new GroupVerdict(namespace, id, id, at, cleared, version);
    }

    private GroupAddition members(int first, int last, int founded) {
        GroupAddition addition =
                new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF.plusSeconds(founded));
        for (int account = first; account <= last; account++) {
            addition.action(GroupAction.of(comments.hostile(account, founded + account)));
        }
        return addition;
    }

    private GroupBook.Entry add(String id, GroupAddition addition) {
        return book.add(namespace, id, addition).await().indefinitely();
    }

    private Group whole(String id) {
        return store.whole(namespace, id).await().indefinitely().orElseThrow();
    }

    /** As the list shows them: what is in the index and still stands. */
    private List<String> listed() {
        return ListedGroups.ids(OWN.redis(), namespace);
    }

    private String factsOf(String id) {
        return "tl:{" + namespace + ":group:" + id + "}:facts";
    }
}
