package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.OwnRedis;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupStoreTest {

    private static final String OLDER = GroupId.of(0x2222_0000_0000_0000L);
    private static final String YOUNGER = GroupId.of(0x1111_0000_0000_0000L);
    private static final String GONE = GroupId.of(0x3333_0000_0000_0000L);
    private static final String LATELY = GroupId.of(0x4444_0000_0000_0000L);

    @RegisterExtension
    static final OwnRedis OWN = new OwnRedis();

    private final Comments comments = Comments.inFreshNamespace();
    private final GroupStore store = new GroupStore(OWN.redis(), TestConfigs.with(Map.of()));

    /** What one counted has expired a time to live after it became part of another. */
    @Test
    void groupForgetsThoseThatBecamePartOfItOnceTheyAreGone() {
        add(OLDER, members(0));
        becamePartOfIt(GONE, Duration.ofDays(8));
        becamePartOfIt(LATELY, Duration.ofDays(6));
        add(YOUNGER, members(100));
        GroupAddition moved = GroupAddition.moved(whole(YOUNGER));

        add(OLDER, moved);
        add(OLDER, moved);

        assertThat(whole(OLDER).origins()).containsExactlyInAnyOrder(YOUNGER, LATELY);
        assertThat(whole(OLDER).actionCount()).isEqualTo(12);
    }

    /** A campaign that founds a group for each of its texts brings thousands a day; each merge reads all notes. */
    @Test
    void groupKnowsTheLatestThousandThatBecamePartOfIt() {
        add(OLDER, members(0));
        becamePartOfIt(LATELY, Duration.ofDays(2));
        for (int i = 0; i < 1_200; i++) {
            becamePartOfIt(GroupId.of(i), Duration.ofDays(1).plusSeconds(i));
        }
        add(YOUNGER, members(100));

        add(OLDER, GroupAddition.moved(whole(YOUNGER)));

        assertThat(whole(OLDER).origins())
                .hasSize(1_000)
                .contains(YOUNGER, GroupId.of(0), GroupId.of(998))
                .doesNotContain(LATELY, GroupId.of(999));
    }

    /** Its text is said without a pause: it must not be founded anew beside the whole that it is part of. */
    @Test
    void whatIsSaidOfAPartKeepsInMindWhereItWent() {
        add(OLDER, members(0));
        add(YOUNGER, members(100));
        store.close(comments.namespace(), YOUNGER, OLDER).await().indefinitely();
        expire(YOUNGER);

        add(YOUNGER, members(200));

        assertThat(timeToLive(YOUNGER)).isGreaterThan(60_000);
        assertThat(store.into(comments.namespace(), YOUNGER).await().indefinitely())
                .contains(OLDER);
    }

    /** In a backfill that comes newest first each account is older than all actions that are kept. */
    @Test
    void whoComesLateToAFullGroupIsAMember() {
        GroupStore small = new GroupStore(OWN.redis(), TestConfigs.with(Map.of("groups.max-actions", "8")));
        for (int account = 30; account > 0; account--) {
            GroupAddition one = new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF);
            one.action(GroupAction.of(comments.hostile(account, account)));
            small.add(comments.namespace(), OLDER, one).await().indefinitely();
            small.add(comments.namespace(), OLDER, one).await().indefinitely();
        }

        assertThat(small.members(comments.namespace(), OLDER).await().indefinitely())
                .isEqualTo(30);
        assertThat(small.whole(comments.namespace(), OLDER)
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .actionCount())
                .isEqualTo(30);
    }

    private void expire(String id) {
        OWN.redis()
                .send(Request.cmd(Command.PEXPIRE).arg(factsOf(id)).arg(60_000))
                .await()
                .indefinitely();
    }

    private long timeToLive(String id) {
        return OWN.redis()
                .send(Request.cmd(Command.PTTL).arg(factsOf(id)))
                .await()
                .indefinitely()
                .toLong();
    }

    private String factsOf(String id) {
        return "tl:{" + comments.namespace() + ":group:" + id + "}:facts";
    }

    private void becamePartOfIt(String id, Duration ago) {
        OWN.redis()
                .send(Request.cmd(Command.HSET)
                        .arg(factsOf(OLDER))
                        .arg("from:" + id)
                        .arg(Long.toString(Instant.now().minus(ago).toEpochMilli())))
                .await()
                .indefinitely();
    }

    private GroupAddition members(int founded) {
        GroupAddition addition =
                new GroupAddition(GroupKind.SAME_TEXT_SWARM, 5, Comments.KICK_OFF.plusSeconds(founded));
        for (int account = 1; account <= 6; account++) {
            addition.action(GroupAction.of(comments.hostile(account, founded + account)));
        }
        return addition;
    }

    private void add(String id, GroupAddition addition) {
        store.add(comments.namespace(), id, addition).await().indefinitely();
    }

    private Group whole(String id) {
        return store.whole(comments.namespace(), id).await().indefinitely().orElseThrow();
    }
}
